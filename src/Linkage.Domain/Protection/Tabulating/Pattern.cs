namespace Linkage.Domain.Protection.Tabulating;

/// <summary>The inner units that a subject's rows fall in, ascending; equal patterns are one row of the incidence matrix.</summary>
internal readonly struct Pattern(int[] units) : IEquatable<Pattern>, IComparable<Pattern>
{
    public int[] Units { get; } = units;

    public bool Equals(Pattern other) => Units.AsSpan().SequenceEqual(other.Units);

    public override bool Equals(object? obj) => obj is Pattern other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var unit in Units) hash.Add(unit);
        return hash.ToHashCode();
    }

    public int CompareTo(Pattern other) => Units.AsSpan().SequenceCompareTo(other.Units);
}
