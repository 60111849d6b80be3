using System.Security.Cryptography;
using System.Text.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Reads clkhash linkage schemas of version 1, 2 and 3 (clkhash documentation, "Linkage Schema") with all faults at once. What is
/// written in an older version means what clkhash's own conversion makes of it.
/// </summary>
public static class SchemaReader
{
    public static Outcome<EncodingSchema> Read(ReadOnlyMemory<byte> utf8Json)
    {
        List<Fault> faults = [];
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                faults.Add(new("", "type", "A schema is a JSON object."));
            else if (Schema(new(document.RootElement, "", faults)) is { } schema && faults.Count == 0) return schema;
        }
        catch (JsonException error)
        {
            faults.Add(new("", "json", $"Not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}."));
        }

        return Refusal.Invalid("invalid-encoding-schema", "The encoding schema cannot be used.", faults);
    }

    private static EncodingSchema? Schema(SchemaNode root)
    {
        if (root.Integer("version", required: true) is not { } version) return null;
        if (version < 1 || version > 3) root.Fail("version", "unknown-version", "Known versions are 1, 2 and 3.");
        var features = root.Array("features");
        if (root.Object("clkConfig") is not { } config || root.Faults.Count > 0) return null;
        var length = (int)(config.Integer("l", 1, required: true, EncodingSchema.MaxFilterLength) ?? 1);
        var folds = (int)(config.Integer("xor_folds", 0, maximum: 20) ?? 0);
        if ((long)length << folds > EncodingSchema.MaxFilterLength)
            config.Fail("xor_folds", "too-long", $"The filter before folding may have {EncodingSchema.MaxFilterLength} bits at most.");
        var derivation = Derivation(config, features.Count);
        var reader = new FeatureReader((int)version, config);
        List<Feature> read = [];
        for (var i = 0; i < features.Count; i++) read.Add(reader.Read(root with { Element = features[i], Pointer = $"/features/{i}" }));
        if (root.Faults.Count > 0) return null;
        var schema = new EncodingSchema(length, folds, derivation, read, Warnings(config));
        CheckHashes(schema, config);
        return schema;
    }

    private static KeyDerivation Derivation(SchemaNode config, int features)
    {
        var fallback = new KeyDerivation(HashAlgorithmName.SHA256, [], [], KeyDerivation.DefaultKeySize);
        if (config.Object("kdf") is not { } kdf) return fallback;
        if (kdf.Text("type", required: true) is { } type && type != "HKDF")
            kdf.Fail("type", "unknown-kdf", "The only key derivation is HKDF.");
        var hash = kdf.Text("hash") ?? "SHA256";
        if (hash is not ("SHA256" or "SHA512")) kdf.Fail("hash", "unknown-hash", "Expected SHA256 or SHA512.");
        var size = (int)(kdf.Integer("keySize", 1, maximum: 16_384) ?? KeyDerivation.DefaultKeySize);
        var derivation = new KeyDerivation(
            hash == "SHA512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256, kdf.Base64("salt"), kdf.Base64("info"), size);
        if (!derivation.CanServe(features))
            kdf.Fail("keySize", "too-many-keys", "HKDF cannot give so many features keys of this size (RFC 5869).");
        return derivation;
    }

    private static void CheckHashes(EncodingSchema schema, SchemaNode config)
    {
        var hashes = schema.Features.Select(feature => feature.Encoding?.Hash).ToHashSet();
        if (hashes.Contains(HashFamily.Blake) && (schema.FilterLength & (schema.FilterLength - 1)) != 0)
            config.Fail("l", "power-of-two", "blakeHash needs a filter of a power of two bits.");
        if (hashes.Contains(HashFamily.Blake) && schema.KeyDerivation.KeySize > Blake2b.MaxKeyLength)
            config.Fail("kdf/keySize", "key-too-long", $"blakeHash takes keys of {Blake2b.MaxKeyLength} bytes at most.");
        if (hashes.Contains(HashFamily.Double) && schema.FilterLength == 1)
            config.Fail("l", "too-short", "doubleHash needs a filter of two bits at least.");
    }

    /// <summary>clkhash documents `xorFolds` and reads `xor_folds`: equal bytes mean doing as it does, and saying so.</summary>
    private static IReadOnlyList<string> Warnings(SchemaNode config) =>
        config.Has("xorFolds") && !config.Has("xor_folds")
            ? ["clkConfig.xorFolds is documented but has no effect in clkhash, nor here; write xor_folds for encodings that are folded."]
            : [];
}
