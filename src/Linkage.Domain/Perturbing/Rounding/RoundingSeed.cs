using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linkage.Domain.Keys;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// The secret of one table's choices: HMAC-SHA256(noise key, "rounding-v1" || SHA-256 of the table's definition and true counts), so that
/// the same table is rounded the same way and another one independently.
/// </summary>
public static class RoundingSeed
{
    public static byte[] Of(NoiseKey key, CellContents contents)
    {
        var text = JsonSerializer.Serialize(contents.Cubes.Spec, PublishedTables.Json)
            + JsonSerializer.Serialize(contents.Atoms, PublishedTables.Json);
        byte[] message = [.. "rounding-v1"u8, .. SHA256.HashData(Encoding.UTF8.GetBytes(text))];
        var seed = new byte[HMACSHA256.HashSizeInBytes];
        key.Mac(message, seed);
        return seed;
    }
}
