using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Makes the cryptographic longterm key of a record (Schnell, Bachteler and Reiher 2009), bit for bit as clkhash does under the
/// same schema and secret. One per thread.
/// </summary>
public sealed class RecordEncoder(EncodingPlan plan)
{
    private readonly Dictionary<string, FeatureEncoder?[]> _encoders = [];
    private readonly byte[] _filter = new byte[(plan.Schema.FilterLength + 7) / 8];
    private readonly byte[] _folded = new byte[plan.Schema.ByteLength];

    /// <summary>Encodes one row; every broken rule becomes a fault that points to `/row/feature` and never shows the value.</summary>
    /// <param name="values">One per feature of the schema, in its order.</param>
    /// <param name="encoding">As many bytes as the plan says; the first bit is the most significant one of the first byte.</param>
    /// <returns>False when there were faults, and the encoding means nothing.</returns>
    public bool Encode(long row, IReadOnlyList<string> values, Span<byte> encoding, ICollection<Fault> faults)
    {
        var features = plan.Schema.Features;
        if (values.Count != features.Count)
        {
            faults.Add(new($"/{row}", "number-of-values", $"The row does not have {features.Count} values."));
            return false;
        }

        var before = faults.Count;
        if (Encoders(row, values, faults) is not { } encoders) return false;
        Array.Clear(_filter);
        for (var i = 0; i < encoders.Length; i++)
        {
            if (encoders[i]?.Encode(values[i], _filter) is { } rule)
                faults.Add(new($"/{row}/{features[i].Identifier}", rule, "The value does not follow the schema."));
        }

        encoding.Clear();
        Finish(encoding);
        return faults.Count == before;
    }

    private FeatureEncoder?[]? Encoders(long row, IReadOnlyList<string> values, ICollection<Fault> faults)
    {
        var salt = plan.SaltIndex < 0 ? "" : values[plan.SaltIndex];
        if (_encoders.TryGetValue(salt, out var known)) return known;
        if (_encoders.Count == EncodingPlan.MaxSaltValues)
        {
            faults.Add(new($"/{row}/{plan.Hardening.SaltFeature}", "too-many-salts",
                $"The salt has more than {EncodingPlan.MaxSaltValues} values; take a coarser one."));
            return null;
        }

        return _encoders[salt] = plan.Encoders(plan.SaltIndex < 0 ? null : salt);
    }

    private void Finish(Span<byte> encoding)
    {
        var hardening = plan.Hardening;
        if (plan.Balancing is null)
        {
            BitFolding.Fold(_filter, plan.Schema.FilterLength, plan.Schema.XorFolds + hardening.XorFolds, encoding);
            return;
        }

        Array.Clear(_folded);
        BitFolding.Fold(_filter, plan.Schema.FilterLength, plan.Schema.XorFolds + hardening.XorFolds, _folded);
        plan.Balancing.Apply(_folded, encoding);
    }
}
