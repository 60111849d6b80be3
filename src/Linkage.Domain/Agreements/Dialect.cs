namespace Linkage.Domain.Agreements;

/// <summary>How the delivered CSV is written: a part of the Frictionless CSV dialect.</summary>
public sealed record Dialect
{
    /// <summary>One of comma, semicolon, tab, bar.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>Whether spaces after a delimiter are no part of the value.</summary>
    public bool SkipInitialSpace { get; init; }
}
