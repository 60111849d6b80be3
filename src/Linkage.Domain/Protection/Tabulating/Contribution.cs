namespace Linkage.Domain.Protection.Tabulating;

/// <summary>What one subject contributes to one cell for one amount, its rows taken together.</summary>
internal struct Contribution
{
    public Int128 Value;

    public bool IsPresent;

    public bool HasNonzero;

    public bool HasZero;

    public void Add(Int128 value, long entry)
    {
        Value += value;
        IsPresent = true;
        HasNonzero |= entry != 0;
        HasZero |= entry == 0;
    }

    public void Add(in Contribution other)
    {
        Value += other.Value;
        IsPresent |= other.IsPresent;
        HasNonzero |= other.HasNonzero;
        HasZero |= other.HasZero;
    }
}
