using System.Buffers.Binary;
using System.Security.Cryptography;
using Linkage.Domain.Keys;
using Linkage.Storage.Vault.Spine;

namespace Linkage.Worker.Perturbing;

/// <summary>Record keys of the subjects of one population, by their dense number: eight bytes each.</summary>
internal sealed class RecordKeys
{
    private readonly Func<long, ulong> _of;

    private RecordKeys(Func<long, ulong> of) => _of = of;

    /// <summary>For rows that describe nobody: the noise is shaped like the real one and is nobody's.</summary>
    public static RecordKeys MadeUp { get; } = new(OfMadeUp);

    public static async Task<RecordKeys> ReadAsync(SubjectPseudonyms subjects, NoiseKey key, CancellationToken cancel)
    {
        var keys = new List<ulong> { 0 };
        await foreach (var (subject, pseudonym) in subjects.ReadAsync(cancel))
        {
            // Subjects are numbered from 1 without gaps.
            if (subject != keys.Count) throw new InvalidOperationException("The spine has a gap.");
            keys.Add(key.RecordKey(pseudonym));
        }

        return new RecordKeys(subject => keys[(int)subject]);
    }

    public ulong Of(long subject) => _of(subject);

    private static ulong OfMadeUp(long subject)
    {
        Span<byte> message = stackalloc byte[sizeof(long)], hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(message, subject);
        SHA256.HashData(message, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
