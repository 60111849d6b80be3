using Linkage.Domain.Identity;

namespace Linkage.Storage.Lifecycles;

/// <summary>Who moves a state, when, in which project, and what the audit event should say beside it.</summary>
/// <param name="Detail">JSON object with identifiers, counts and reasons; never a value of a row or a cell.</param>
public sealed record Mover(Actor Actor, DateTimeOffset Now, ProjectId? Project, string Detail = "{}");
