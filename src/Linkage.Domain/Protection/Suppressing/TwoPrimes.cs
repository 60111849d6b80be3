namespace Linkage.Domain.Protection.Suppressing;

/// <summary>Exact arithmetic by residues modulo two random 61-bit primes; zero is what is zero modulo both.</summary>
internal sealed class TwoPrimes
{
    private readonly PrimeField _first = PrimeField.Random(), _second = PrimeField.Random();

    public Residues One => new(_first.One, _second.One);

    public Residues Of(int number)
    {
        var size = new Residues(_first.Of((ulong)Math.Abs((long)number)), _second.Of((ulong)Math.Abs((long)number)));
        return number < 0 ? Negate(size) : size;
    }

    public Residues Add(Residues a, Residues b) => new(_first.Add(a.First, b.First), _second.Add(a.Second, b.Second));

    public Residues Negate(Residues a) => new(_first.Negate(a.First), _second.Negate(a.Second));

    public Residues Multiply(Residues a, Residues b) => new(_first.Multiply(a.First, b.First), _second.Multiply(a.Second, b.Second));

    /// <summary>A sparse column less a multiple of another, rows ascending.</summary>
    public Entry[] Less(Entry[] column, Entry[] other, Residues factor)
    {
        var sum = new SortedDictionary<int, Residues>(column.ToDictionary(e => e.Row, e => e.Value));
        foreach (var entry in other) sum[entry.Row] = Add(sum.GetValueOrDefault(entry.Row), Negate(Multiply(factor, entry.Value)));
        return [.. sum.Where(s => !s.Value.IsZero).Select(s => new Entry(s.Key, s.Value))];
    }

    public Residues Divide(Residues a, Residues b) =>
        b == One ? a : Multiply(a, new Residues(_first.Invert(b.First), _second.Invert(b.Second)));
}
