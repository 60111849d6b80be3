using System.Security.Cryptography;

namespace Linkage.Domain.Sealing;

/// <summary>
/// Write-only stream that seals what is written to it. The end is written by <see cref="CompleteAsync"/> only, never by disposing:
/// a file whose writing broke off must not look whole. Until then at most one chunk is held in memory.
/// </summary>
public sealed class SealingStream : OneWayStream
{
    private readonly Stream _target;
    private readonly bool _leaveOpen;
    private readonly HpkeContext _context;
    private readonly byte[] _associated;
    private readonly byte[] _plain;
    private readonly byte[] _sealed;
    private byte[]? _header;
    private ulong _index;
    private int _filled;
    private bool _complete;

    public SealingStream(Stream target, SealingPublicKey recipient, bool leaveOpen = false)
        : this(target, recipient, leaveOpen, SealedFile.ChunkSize)
    {
    }

    internal SealingStream(Stream target, SealingPublicKey recipient, bool leaveOpen, int chunkSize)
    {
        _target = target;
        _leaveOpen = leaveOpen;
        _context = Hpke.Send(recipient, SealedFile.Info, out var encapsulated);
        _header = new SealedHeader(recipient.Id, chunkSize, encapsulated).ToBytes();
        _associated = SealedHeader.Associated(_header);
        _plain = new byte[chunkSize];
        _sealed = new byte[chunkSize + Hpke.TagLength];
    }

    public override bool CanRead => false;

    public override bool CanWrite => !_complete;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_complete, this);
        while (buffer.Length > 0)
        {
            // A full chunk waits until there is more: only then it is known not to be the last.
            if (_filled == _plain.Length) await _target.WriteAsync(Take(last: false), cancellationToken).ConfigureAwait(false);
            buffer = buffer[Fill(buffer.Span)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_complete, this);
        while (buffer.Length > 0)
        {
            if (_filled == _plain.Length) _target.Write(Take(last: false).Span);
            buffer = buffer[Fill(buffer)..];
        }
    }

    /// <summary>Seals the last chunk. After it nothing can be written.</summary>
    public async Task CompleteAsync(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_complete, this);
        await _target.WriteAsync(Take(last: true), cancellation).ConfigureAwait(false);
        await _target.FlushAsync(cancellation).ConfigureAwait(false);
        _complete = true;
    }

    public override void Flush() => _target.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _complete = true;
            CryptographicOperations.ZeroMemory(_plain);
            _context.Dispose();
            if (!_leaveOpen) _target.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Fill(ReadOnlySpan<byte> from)
    {
        var taken = Math.Min(from.Length, _plain.Length - _filled);
        from[..taken].CopyTo(_plain.AsSpan(_filled));
        _filled += taken;
        return taken;
    }

    /// <summary>The bytes of the next chunk, preceded by the header when it is the first.</summary>
    private ReadOnlyMemory<byte> Take(bool last)
    {
        SealedHeader.Place(_associated, _index, last);
        _context.Seal(_index++, _associated, _plain.AsSpan(0, _filled), _sealed);
        var chunk = _sealed.AsMemory(0, _filled + Hpke.TagLength);
        _filled = 0;
        if (_header is null) return chunk;
        byte[] first = [.. _header, .. chunk.Span];
        _header = null;
        return first;
    }
}
