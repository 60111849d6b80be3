using System.Text.Json;
using Linkage.Api.Answers;

namespace Linkage.Api.Jobs;

/// <summary>Why a job was refused or failed.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Detail">One sentence.</param>
public sealed record JobFailure(string Code, string Detail)
{
    internal static JobFailure Withdrawn { get; } = new("delivery-withdrawn", "A delivery that the result rests on was withdrawn.");

    internal string Text() => JsonSerializer.Serialize(this, Json.Options);
}
