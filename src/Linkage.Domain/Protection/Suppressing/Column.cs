using Linkage.Domain.Protection.Primary;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>Cells that hold the same inner units, and so have the same value and share their fate.</summary>
internal sealed class Column(int[] rows)
{
    /// <summary>Rows of the inner units, ascending.</summary>
    public int[] Rows { get; } = rows;

    /// <summary>Numbers of the cells over all tables.</summary>
    public List<int> Cells { get; } = [];

    public bool IsPrimary { get; set; }

    /// <summary>How uncertain a primary must stay.</summary>
    public ProtectionLevel Protection { get; set; }

    /// <summary>Whether somebody asks that it stay published: it is the first to be tried.</summary>
    public bool IsForced { get; set; }

    /// <summary>Whether somebody asks that it be suppressed; it may be derived no more than a primary.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether it is suppressed, and protected, so that the interval of a primary gets wide enough.</summary>
    public bool IsHeld { get; set; }

    /// <summary>What suppressing it would cost; the dearest are published first.</summary>
    public Int128 Cost { get; set; }

    /// <summary>Smallest label of its cells, which decides among equals whatever the order of input.</summary>
    public string Label { get; set; } = "";

    /// <summary>Whether nobody may derive it.</summary>
    public bool IsSecret => IsPrimary || IsHidden || IsHeld;

    /// <summary>The column as somebody sees it who knows some rows.</summary>
    public Column Without(IReadOnlyCollection<int> known)
    {
        var column = new Column(known.Count == 0 ? Rows : Array.FindAll(Rows, r => !known.Contains(r)));
        column.Cells.AddRange(Cells);
        return column;
    }
}
