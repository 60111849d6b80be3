using System.Security.Cryptography;
using Linkage.Domain.Keys;

namespace Linkage.Domain.Sealing;

/// <summary>
/// Read-only stream of the plain bytes of a sealed file, in memory bounded by two chunks. Every byte it returns was authenticated;
/// that the file is whole is known only when the end is reached, so keep nothing of a stream that was not read to its end.
/// </summary>
public sealed class OpeningStream : OneWayStream
{
    private readonly Stream _source;
    private readonly Func<KeyId, SealingKeyPair?> _keys;
    private readonly bool _leaveOpen;
    private HpkeContext? _context;
    private byte[] _associated = [];
    private byte[] _sealed = new byte[SealedHeader.Length];
    private byte[] _plain = [];
    private int _held;
    private int _from;
    private int _to;
    private ulong _index;
    private bool _ended;
    private SealBrokenException? _broken;

    public OpeningStream(Stream source, SealingKeyPair keyPair, bool leaveOpen = false)
        : this(source, id => id == keyPair.Id ? keyPair : null, leaveOpen)
    {
    }

    /// <param name="keys">The key pair of an id, or null when it is not held: older pairs stay until all that is sealed to them is
    /// gone.</param>
    public OpeningStream(Stream source, Func<KeyId, SealingKeyPair?> keys, bool leaveOpen = false) =>
        (_source, _keys, _leaveOpen) = (source, keys, leaveOpen);

    public override bool CanRead => true;

    public override bool CanWrite => false;

    /// <exception cref="SealBrokenException">What was read up to here is not what was sealed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (_from == _to && !_ended)
        {
            var got = await _source.ReadAtLeastAsync(_sealed.AsMemory(_held), _sealed.Length - _held, false, cancellationToken)
                .ConfigureAwait(false);
            Advance(got);
        }

        return Give(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc cref="ReadAsync(Memory{byte}, CancellationToken)"/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (_from == _to && !_ended)
            Advance(_source.ReadAtLeast(_sealed.AsSpan(_held), _sealed.Length - _held, false));
        return Give(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _context?.Dispose();
            if (!_leaveOpen) _source.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A stream that broke once stays broken: a caller that reads on must not come past the damage.</summary>
    private void Advance(int got)
    {
        if (_broken is not null) throw new SealBrokenException(_broken.Fault);
        try
        {
            if (_context is null) Begin(got);
            else Open(_held + got);
        }
        catch (SealBrokenException broken)
        {
            _broken = broken;
            throw;
        }
    }

    private void Begin(int got)
    {
        var bytes = _sealed.AsSpan(0, got);
        var header = SealedHeader.Read(bytes);
        var keyPair = _keys(header.KeyId) ?? throw new SealBrokenException(SealFault.WrongKey);
        _context = Hpke.Receive(keyPair, header.Encapsulated, SealedFile.Info);
        _associated = SealedHeader.Associated(bytes);
        _plain = new byte[header.ChunkSize];

        // One byte more than a chunk: if it is there, the chunk is not the last.
        _sealed = new byte[header.ChunkSize + Hpke.TagLength + 1];
    }

    private void Open(int available)
    {
        var last = available < _sealed.Length;
        var chunk = _sealed.AsSpan(0, last ? available : available - 1);
        SealedHeader.Place(_associated, _index, last);
        var empty = chunk.Length <= Hpke.TagLength && _index > 0;
        if (empty || !_context!.TryOpen(_index++, _associated, chunk, _plain)) throw new SealBrokenException(SealFault.Altered);
        (_from, _to, _ended) = (0, chunk.Length - Hpke.TagLength, last);
        if (last) return;
        _sealed[0] = _sealed[^1];
        _held = 1;
    }

    private int Give(Span<byte> buffer)
    {
        var given = Math.Min(buffer.Length, _to - _from);
        _plain.AsSpan(_from, given).CopyTo(buffer);
        _from += given;
        return given;
    }
}
