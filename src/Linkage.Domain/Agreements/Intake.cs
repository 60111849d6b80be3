namespace Linkage.Domain.Agreements;

/// <summary>The check in four steps with which a project starts, each answered in words.</summary>
public sealed record Intake
{
    public required string LegalFramework { get; init; }

    public required string DataQuality { get; init; }

    /// <summary>Privacy, safety, autonomy, control over technology, human dignity, justice, balance of power.</summary>
    public required string PublicValues { get; init; }

    public required string ProjectDesign { get; init; }
}
