using System.Security.Cryptography;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>A schema, a secret and the hardening on top, checked against each other: what encoders on all threads share.</summary>
public sealed class EncodingPlan
{
    /// <summary>More values than this make no salt: each halves what linkage can still find when it is wrong.</summary>
    public const int MaxSaltValues = 1_000;

    private readonly byte[] _secret;

    private EncodingPlan(EncodingSchema schema, ReadOnlySpan<byte> secret, Hardening hardening)
    {
        (Schema, Hardening, _secret) = (schema, hardening, secret.ToArray());
        SaltIndex = schema.Features.Select(feature => feature.Identifier).ToList().IndexOf(hardening.SaltFeature ?? "");
        if (hardening.Balanced) Balancing = new(Key("linkage balanced"), schema.Length >> hardening.XorFolds);
    }

    public EncodingSchema Schema { get; }

    public Hardening Hardening { get; }

    /// <summary>Bits of an encoding.</summary>
    public int Length => Hardening.LengthOf(Schema);

    /// <summary>Bytes of an encoding; the last one is filled up with zeros.</summary>
    public int ByteLength => (Length + 7) / 8;

    internal int SaltIndex { get; }

    internal Balancing? Balancing { get; }

    /// <param name="secret">The bytes that the partners share; at least one.</param>
    public static Outcome<EncodingPlan> Create(EncodingSchema schema, ReadOnlySpan<byte> secret, Hardening hardening)
    {
        List<Fault> faults = [];
        if (secret.IsEmpty) faults.Add(new("/secret", "empty", "The secret is empty."));
        if (hardening.XorFolds is < 0 or > 10 || schema.Length % (1 << hardening.XorFolds) != 0)
            faults.Add(new("/hardening/xorFolds", "not-divisible", "The encoding's length cannot be halved so often."));
        if (hardening.SaltFeature is { } salt
            && schema.Features.Count(known => known.Identifier == salt && known.Encoding is not null) != 1)
            faults.Add(new("/hardening/saltFeature", "unknown-feature", "The salt is not one of the schema's encoded features."));
        return faults.Count > 0
            ? Refusal.Invalid("invalid-hardening", "The encodings cannot be made like this.", faults)
            : new EncodingPlan(schema, secret, hardening);
    }

    /// <summary>Encoders of the features under one value of the salt; null where a feature is left out.</summary>
    internal FeatureEncoder?[] Encoders(string? salt)
    {
        var derivation = Schema.KeyDerivation;
        if (salt is not null) derivation = derivation with { Info = [.. derivation.Info, .. Key("linkage salt " + salt)] };
        var keys = derivation.Derive(_secret, Schema.Features.Count);
        return [.. Schema.Features.Select((feature, i) =>
            feature.Encoding is { } encoding ? new FeatureEncoder(encoding, keys[i], Schema.FilterLength) : null)];
    }

    private byte[] Key(string purpose) => HMACSHA256.HashData(_secret, System.Text.Encoding.UTF8.GetBytes(purpose));
}
