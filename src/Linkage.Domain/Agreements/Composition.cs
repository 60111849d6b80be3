namespace Linkage.Domain.Agreements;

/// <summary>Who writes the questions.</summary>
public enum Composition
{
    /// <summary>Only the questions that the agreement lists.</summary>
    Closed,

    /// <summary>Analysts compose questions over the declared fields, within levels and policy.</summary>
    Open,
}
