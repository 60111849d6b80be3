namespace Linkage.Domain.Protection.Research;

/// <summary>Status of a cell in a JJ file.</summary>
public enum JjStatus
{
    /// <summary>`s`: published, and may be suppressed.</summary>
    Safe,

    /// <summary>`u`: primary.</summary>
    Unsafe,

    /// <summary>`m`: secondary.</summary>
    Secondary,

    /// <summary>`z`: published, and may not be suppressed.</summary>
    Fixed,
}
