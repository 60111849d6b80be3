namespace Linkage.Storage.Work;

/// <summary>One durable order to the worker. Handlers are idempotent: the same item may be handed out again after a crash.</summary>
public sealed class WorkItem
{
    public required string Id { get; init; }

    public required WorkKind Kind { get; init; }

    public required string Argument { get; init; }

    /// <summary>How often it was handed out, this time included.</summary>
    public required int Attempts { get; init; }
}
