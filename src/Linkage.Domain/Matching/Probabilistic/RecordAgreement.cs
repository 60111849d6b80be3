namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>
/// The agreement pattern of two records: the level of every field, packed into one number (mixed radix; digit 0 is missing,
/// digit d is level d − 1).
/// </summary>
public sealed class RecordAgreement
{
    private readonly FieldAgreement[] _fields;
    private readonly PatternShape _shape;

    public RecordAgreement(IReadOnlyList<FieldAgreement> fields)
    {
        _fields = [.. fields];
        _shape = new([.. fields.Select(field => field.Levels)]);
    }

    public IReadOnlyList<FieldAgreement> Fields => _fields;

    public PatternShape Shape => _shape;

    public long Pattern(int left, int right)
    {
        var pattern = 0L;
        for (var field = _fields.Length - 1; field >= 0; field--)
            pattern = (pattern * (_fields[field].Levels + 1)) + _fields[field].Compare(left, right) + 1;
        return pattern;
    }
}

/// <summary>How many levels each field has: what makes a pattern readable.</summary>
public sealed record PatternShape(IReadOnlyList<int> Levels)
{
    /// <summary>The level of each field; −1 where it is missing.</summary>
    public int[] Read(long pattern)
    {
        var levels = new int[Levels.Count];
        for (var field = 0; field < levels.Length; field++)
        {
            levels[field] = (int)(pattern % (Levels[field] + 1)) - 1;
            pattern /= Levels[field] + 1;
        }

        return levels;
    }

    public long Write(IReadOnlyList<int> levels)
    {
        var pattern = 0L;
        for (var field = Levels.Count - 1; field >= 0; field--) pattern = (pattern * (Levels[field] + 1)) + levels[field] + 1;
        return pattern;
    }
}
