using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Sealing;

namespace Linkage.Domain.Tests.Sealing;

public sealed class SealedFileTests : IDisposable
{
    private const int SmallChunk = 32;
    private readonly SealingKeyPair _keyPair = SealingKeyPair.Create();

    public void Dispose() => _keyPair.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedFile.ChunkSize - 1)]
    [InlineData(SealedFile.ChunkSize)]
    [InlineData(SealedFile.ChunkSize + 1)]
    [InlineData(3 * SealedFile.ChunkSize)]
    [InlineData(3 * SealedFile.ChunkSize + 17)]
    public async Task What_was_sealed_comes_back_and_has_the_announced_length(int length)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var plain = Bytes(length);
        using var target = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(plain), target, _keyPair.Public, cancellation);
        Assert.Equal(SealedFile.SealedLength(length), target.Length);
        Assert.True(SealedFile.LooksSealed(target.ToArray().AsSpan(0, 8)));
        Assert.Equal(_keyPair.Id, SealedFile.KeyIdOf(target.ToArray().AsSpan(0, SealedFile.HeaderLength)).Value);

        target.Position = 0;
        using var opened = new MemoryStream();
        await using (var opening = new OpeningStream(target, _keyPair)) await opening.CopyToAsync(opened, 1000, cancellation);
        Assert.Equal(plain, opened.ToArray());
    }

    [Fact]
    public void Any_sizes_of_writes_and_reads_give_the_same_bytes() => Prop.ForAll(
        Gen.Choose(0, 5 * SmallChunk).Zip(Gen.Choose(1, 3 * SmallChunk)).ToArbitrary(),
        sizes => Open(Seal(Bytes(sizes.Item1), sizes.Item2), sizes.Item2).AsSpan().SequenceEqual(Bytes(sizes.Item1)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_source_that_trickles_is_read_as_any_other()
    {
        var whole = Seal(Bytes(3 * SmallChunk), 7);
        await using var opening = new OpeningStream(new Trickle(whole), _keyPair);
        using var opened = new MemoryStream();
        await opening.CopyToAsync(opened, 10, TestContext.Current.CancellationToken);
        Assert.Equal(Bytes(3 * SmallChunk), opened.ToArray());
    }

    [Fact]
    public void Any_flipped_bit_is_noticed()
    {
        var whole = Seal(Bytes(2 * SmallChunk + 5), 7);
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var altered = whole.ToArray();
            altered[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<SealBrokenException>(() => Open(altered, 50));
        }
    }

    [Fact]
    public void Any_cut_is_noticed()
    {
        var whole = Seal(Bytes(2 * SmallChunk), 7);
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<SealBrokenException>(() => Open(whole[..length], 50));
    }

    [Fact]
    public void Chunks_removed_repeated_moved_added_or_from_another_file_are_noticed()
    {
        var (header, chunks) = Parts(Seal(Bytes(4 * SmallChunk), 7));
        var (_, foreign) = Parts(Seal(Bytes(4 * SmallChunk), 7));
        byte[][] tampered =
        [
            [.. header, .. chunks[1], .. chunks[2], .. chunks[3]],
            [.. header, .. chunks[0], .. chunks[0], .. chunks[1], .. chunks[2], .. chunks[3]],
            [.. header, .. chunks[1], .. chunks[0], .. chunks[2], .. chunks[3]],
            [.. header, .. chunks[0], .. foreign[1], .. chunks[2], .. chunks[3]],
            [.. header, .. chunks[0], .. chunks[1], .. chunks[2], .. chunks[3], .. chunks[3]],
            [.. header, .. chunks[0], .. chunks[1], .. chunks[2], .. chunks[3], 0],
        ];
        Assert.All(tampered, bytes => Assert.Equal(
            SealFault.Altered, Assert.Throws<SealBrokenException>(() => Open(bytes, 50)).Fault));
    }

    [Fact]
    public void A_stream_that_broke_stays_broken()
    {
        var altered = Seal(Bytes(4 * SmallChunk), 7);
        altered[SealedFile.HeaderLength + 3] ^= 1;
        using var opening = new OpeningStream(new MemoryStream(altered), _keyPair);
        var buffer = new byte[10];
        Assert.Throws<SealBrokenException>(() => opening.ReadExactly(buffer));
        Assert.Throws<SealBrokenException>(() => opening.ReadExactly(buffer));
    }

    [Fact]
    public void A_file_whose_writing_broke_off_does_not_look_whole()
    {
        using var target = new MemoryStream();
        using (var sealing = new SealingStream(target, _keyPair.Public, leaveOpen: true, SmallChunk))
            sealing.Write(Bytes(2 * SmallChunk + 1));
        Assert.Throws<SealBrokenException>(() => Open(target.ToArray(), 50));
    }

    /// <summary>
    /// A file that a Python program wrote after the description of the format (cryptography 48.0.0, chunks of 16 bytes, made-up key): what
    /// lies in a landing area today must open tomorrow.
    /// </summary>
    [Fact]
    public void A_file_that_another_program_sealed_is_opened()
    {
        var sealedBytes = Convert.FromBase64String(
            "TEtTRUFMMQoAAS93Y4FS/8U7pro4QYpzfmdd6StNrm0qqFtI+YajhUfEAAAAEATuCbwTP3E6t+NFbv4yYNIzTHcWU3mwsvFBDZLA"
            + "KZppXUiOUZkbyCvbvz/PRZ3nfMyTxSkv6gnz4Rv9OpKre8sg8xd2z/xOa0CxhOcqkUgnFnf8aXWhYt3sSF/GfoO1RJty9u17aA3c"
            + "qM31o7LQw1PazPYoej1YQzS3wpD8vUSco49mLPqhw0BzFzx39e8YWxC6vW7/IgY=");
        using var keyPair = SealingKeyPair.Of(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Convert.FromHexString("c52ead40c2748befb3b87313ed25bc09f58dd2b6a3b5ca32de12d793eb48cc90"),
            Q = new ECPoint
            {
                X = Convert.FromHexString("f076ec0c9ae97cdbd37aa991f4c50f46f5b1fc52b0d662c82798f74cf719317c"),
                Y = Convert.FromHexString("447ad9913cdae389cc0a49fe870c49d9c577ce482020c136ee7ca8ad94400b34"),
            },
        });
        Assert.Equal("L3djgVL_xTumujhBinN-Z13pK02ubSqoW0j5hqOFR8Q", SealedFile.KeyIdOf(sealedBytes).Value.ToString());
        using var reader = new StreamReader(new OpeningStream(new MemoryStream(sealedBytes), keyPair));
        Assert.Equal("pseudonym;label\n0123abcd;A\n4567ef01;G\n", reader.ReadToEnd());
    }

    [Fact]
    public void Says_why_it_cannot_open()
    {
        using var other = SealingKeyPair.Create();
        Assert.Equal(SealFault.NotSealed, Assert.Throws<SealBrokenException>(() => Open("id;name\n1;x\n"u8.ToArray(), 50)).Fault);
        var sealedToOther = Seal(Bytes(5), 5, other.Public);
        Assert.Equal(SealFault.WrongKey, Assert.Throws<SealBrokenException>(() => Open(sealedToOther, 50)).Fault);
        sealedToOther[9] = 2;
        Assert.Equal(SealFault.UnknownVersion, Assert.Throws<SealBrokenException>(() => Open(sealedToOther, 50)).Fault);
        Assert.Equal("not-sealed", SealedFile.KeyIdOf("id;name\n"u8).Refusal!.Code);
    }

    [Fact]
    public void Two_seals_of_the_same_bytes_share_nothing_after_the_key_id()
    {
        var (one, two) = (Seal(Bytes(90), 7), Seal(Bytes(90), 7));
        Assert.Equal(one[..46], two[..46]);
        Assert.NotEqual(one[46..111], two[46..111]);
        Assert.NotEqual(one[111..], two[111..]);
    }

    private static byte[] Bytes(int length)
    {
        var chance = new Seeded("sealed file");
        return [.. Enumerable.Range(0, length).Select(_ => (byte)chance.Below(256))];
    }

    private static (byte[] Header, byte[][] Chunks) Parts(byte[] whole) =>
        (whole[..SealedFile.HeaderLength], [.. whole[SealedFile.HeaderLength..].Chunk(SmallChunk + 16)]);

    private byte[] Seal(byte[] plain, int piece, SealingPublicKey? recipient = null)
    {
        using var target = new MemoryStream();
        using var sealing = new SealingStream(target, recipient ?? _keyPair.Public, leaveOpen: true, SmallChunk);
        foreach (var part in plain.Chunk(piece)) sealing.Write(part);
        sealing.CompleteAsync().GetAwaiter().GetResult();
        return target.ToArray();
    }

    private byte[] Open(byte[] bytes, int piece)
    {
        using var opening = new OpeningStream(new MemoryStream(bytes), _keyPair);
        using var opened = new MemoryStream();
        opening.CopyTo(opened, piece);
        return opened.ToArray();
    }

    /// <summary>Gives one byte at a time, as a network may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
