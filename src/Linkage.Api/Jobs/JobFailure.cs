using System.Text.Json;
using Linkage.Api.Answers;

namespace Linkage.Api.Jobs;

/// <summary>Why a job was refused or failed.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Detail">One sentence.</param>
/// <param name="Errors">Every broken rule, with its pointer; left out when there is none.</param>
public sealed record JobFailure(string Code, string Detail, JsonElement? Errors = null)
{
    internal static JobFailure Withdrawn { get; } = new("delivery-withdrawn", "A delivery that the result rests on was withdrawn.");

    internal static JobFailure? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<JobFailure>(text, Json.Options);

    internal string Text() => JsonSerializer.Serialize(this, Json.Options);
}
