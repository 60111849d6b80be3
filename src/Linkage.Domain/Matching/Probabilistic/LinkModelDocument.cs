using System.Text.Json;
using System.Text.Json.Serialization;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>A trained model as a document: what was asked, what was found, and how the training went. Holds no data of anybody.</summary>
public sealed record LinkModelDocument(
    int Version, LinkSpecification Specification, double Prior, IReadOnlyList<TrainedField> Fields, IReadOnlyList<TrainingSession> Training)
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The model that scores pairs.</summary>
    [JsonIgnore]
    public LinkModel Model => new(
        Prior, [.. Fields.Zip(Specification.Fields, (trained, asked) => new FieldModel(trained.Column, trained.M, trained.U, asked.Terms))]);

    public static Outcome<LinkSpecification> ReadSpecification(ReadOnlySpan<byte> utf8Json) =>
        Read<LinkSpecification>(utf8Json, "invalid-specification", "The specification cannot be read.");

    public static Outcome<LinkModelDocument> Read(ReadOnlySpan<byte> utf8Json) =>
        Read<LinkModelDocument>(utf8Json, "invalid-model", "The model cannot be read.").Then<LinkModelDocument>(document =>
            document.Faults() is { Count: > 0 } faults ? Refusal.Invalid("invalid-model", "The model contradicts itself.", faults) : document);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    private static Outcome<T> Read<T>(ReadOnlySpan<byte> utf8Json, string code, string sentence)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(utf8Json, Options) is { } document
                ? document
                : Refusal.Invalid(code, sentence, [new("", "type", "Expected an object.")]);
        }
        catch (JsonException error)
        {
            var pointer = error.Path is null or "$" ? "" : "/" + error.Path.TrimStart('$', '.').Replace("[", "/", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
            return Refusal.Invalid(code, sentence, [new(pointer, "json", $"Line {error.LineNumber + 1}: not what is expected here.")]);
        }
    }

    /// <summary>Every way in which the document contradicts itself; pointers are into it.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        List<Fault> faults = [];
        if (Version != CurrentVersion) faults.Add(new("/version", "unknown-version", $"The only known version is {CurrentVersion}."));
        if (Prior is not (> 0 and < 1)) faults.Add(new("/prior", "out-of-range", "The prior is more than 0 and less than 1."));
        if (Fields.Count != Specification.Fields.Count)
            faults.Add(new("/fields", "count", "There is not one field for each that is specified."));
        for (var i = 0; i < Math.Min(Fields.Count, Specification.Fields.Count); i++)
        {
            var levels = (Specification.Fields[i].Thresholds?.Count ?? 1) + 1;
            if (Fields[i].Column != Specification.Fields[i].Column)
                faults.Add(new($"/fields/{i}/column", "order", "Fields stand in the order specified."));
            if (!AreProbabilities(Fields[i].M, levels) || !AreProbabilities(Fields[i].U, levels))
                faults.Add(new($"/fields/{i}", "probabilities", "Expected an m and a u per level, each adding up to 1."));
        }

        return faults;
    }

    private static bool AreProbabilities(IReadOnlyList<double> shares, int levels) =>
        shares.Count == levels && shares.All(share => share is >= 0 and <= 1) && Math.Abs(shares.Sum() - 1) < 1e-6;
}

/// <summary>What training found for a field: probabilities by level, no agreement first.</summary>
public sealed record TrainedField(string Column, IReadOnlyList<double> M, IReadOnlyList<double> U);

/// <summary>One fit: the pairs of one block, without the fields that the block holds equal.</summary>
/// <param name="Prior">Share of matches among the block's pairs.</param>
public sealed record TrainingSession(
    IReadOnlyList<string> Block, long Pairs, double Prior, int Iterations, double LogLikelihood, IReadOnlyList<TrainedField> Fields);
