using System.Numerics;
using System.Text.Json;

namespace Linkage.Domain.Encodings;

/// <summary>Reads one feature of a schema of a given version.</summary>
internal sealed class FeatureReader(int version, SchemaNode config)
{
    public Feature Read(SchemaNode node)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            node.Fail("", "type", "Expected an object.");
            return new("", null);
        }

        var identifier = node.Text("identifier", required: true) ?? "";
        var ignored = node.Flag("ignored");
        if (ignored && !node.Has("format")) node.Only("identifier", "ignored", "description");
        if (ignored) return new(identifier, null);
        var format = node.Object("format") is { } description ? FormatReader.Read(description) : null;
        if (node.Object("hashing") is not { } hashing) return new(identifier, null);
        if (version == 2) hashing.Only("hash", "strategy", "missingValue", "ngram", "positional");
        if (version == 3) hashing.Only("hash", "strategy", "missingValue", "comparison");
        if (version == 1 && (hashing.Real("weight") ?? 1) == 0) return new(identifier, null);
        var comparison = version == 3 ? CompareV3(hashing) : Ngrams(hashing, "ngram");
        var strategy = version == 1 ? StrategyV1(hashing) : Strategy(hashing);
        var (hash, prevent) = Hash(version == 1 ? config.Object("hash") : hashing.Object("hash", required: false));
        if (format is null || comparison is null || strategy is null) return new(identifier, null);
        return new(identifier, new(format, comparison, strategy.Value, hash, prevent, Missing(hashing)));
    }

    private static (HashFamily Family, bool PreventSingularity) Hash(SchemaNode? node)
    {
        if (node is not { } hash) return (HashFamily.Blake, false);
        var type = hash.Text("type", required: true);
        if (type is not ("blakeHash" or "doubleHash")) hash.Fail("type", "unknown-hash", "Expected blakeHash or doubleHash.");
        if (type != "doubleHash" && hash.Has("prevent_singularity"))
            hash.Fail("prevent_singularity", "not-here", "Only doubleHash has singularities.");
        return (type == "doubleHash" ? HashFamily.Double : HashFamily.Blake, hash.Flag("prevent_singularity"));
    }

    private static NgramComparison? Ngrams(SchemaNode node, string property) =>
        node.Integer(property, 1, required: true, maximum: 1_000) is { } n ? new((int)n, node.Flag("positional")) : null;

    private static Comparison? CompareV3(SchemaNode hashing)
    {
        if (hashing.Object("comparison") is not { } comparison) return null;
        switch (comparison.Text("type", required: true))
        {
            case "ngram": return Ngrams(comparison, "n");
            case "exact": return new ExactComparison();
            case "numeric": return Numeric(comparison);
            default:
                comparison.Fail("type", "unknown-comparison", "Expected ngram, exact or numeric.");
                return null;
        }
    }

    private static NumericComparison? Numeric(SchemaNode node)
    {
        var precision = (int)(node.Integer("fractional_precision", 0, maximum: 300) ?? 0);
        if (node.Real("thresholdDistance", required: true) is not { } distance) return null;
        if (node.Integer("resolution", 1, required: true) is not { } resolution) return null;
        var scaled = Math.Round(distance * Math.Pow(10, precision), MidpointRounding.ToEven);
        if (distance > 0 && scaled >= 1 && double.IsFinite(scaled)) return new(new BigInteger(scaled), (int)resolution, precision);
        node.Fail("thresholdDistance", "out-of-range", "Expected more than zero at the fractional precision given.");
        return null;
    }

    private InsertionStrategy? Strategy(SchemaNode hashing)
    {
        if (hashing.Object("strategy") is not { } strategy) return null;
        var (token, feature) = version == 2 ? ("k", "numBits") : ("bitsPerToken", "bitsPerFeature");
        strategy.Only(token, feature);
        if (strategy.Has(token) == strategy.Has(feature))
            strategy.Fail("", "one-of", $"Expected either {token} or {feature}.");
        else if (strategy.Integer(strategy.Has(token) ? token : feature, 1, maximum: EncodingSchema.MaxFilterLength) is { } bits)
            return new((int)bits, strategy.Has(feature));
        return null;
    }

    private InsertionStrategy? StrategyV1(SchemaNode hashing)
    {
        if (config.Integer("k", 1, required: true, maximum: EncodingSchema.MaxFilterLength) is not { } k) return null;
        var bits = Math.Round((hashing.Real("weight") ?? 1) * (int)k, MidpointRounding.ToEven);
        if (bits is >= 1 and <= EncodingSchema.MaxFilterLength) return InsertionStrategy.EachToken((int)bits);
        hashing.Fail("weight", "out-of-range", "Expected a weight that leaves each token one bit at least.");
        return null;
    }

    private static MissingValue? Missing(SchemaNode hashing)
    {
        if (hashing.Object("missingValue", required: false) is not { } missing) return null;
        if (missing.Text("sentinel", required: true) is not { } sentinel) return null;
        return new(sentinel, missing.Text("replaceWith") ?? sentinel);
    }
}
