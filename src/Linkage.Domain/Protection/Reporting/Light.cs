namespace Linkage.Domain.Protection.Reporting;

/// <summary>How one rule stands.</summary>
public enum Light
{
    /// <summary>The policy does not ask for the rule.</summary>
    Off,

    /// <summary>No cell breaks it.</summary>
    Green,

    /// <summary>Cells break it, and the audit found them protected.</summary>
    Amber,

    /// <summary>Cells break it, and the audit did not find them safe.</summary>
    Red,
}
