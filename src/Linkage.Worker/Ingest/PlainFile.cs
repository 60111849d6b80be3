using Linkage.Domain.Sealing;
using Linkage.Storage.Keys;

namespace Linkage.Worker.Ingest;

/// <summary>The delivered file as its partner had it, unsealed while it is read, with its first bytes looked at and all counted.</summary>
internal sealed class PlainFile : Stream
{
    private const int BufferBytes = 128 * 1024;
    private readonly Stream _source;
    private readonly List<IDisposable> _keys;
    private readonly byte[] _head = new byte[FileKind.HeadLength];
    private readonly int _headLength;
    private int _given;

    private PlainFile(Stream source, List<IDisposable> keys)
    {
        (_source, _keys) = (source, keys);
        _headLength = source.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes of the plain file, fewer only when it is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>How many plain bytes were read so far.</summary>
    public long Bytes { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Bytes; set => throw new NotSupportedException(); }

    /// <param name="sealedFile">Whether the delivery says that it is sealed; a plain file is then refused as broken.</param>
    /// <exception cref="SealBrokenException">The file is not what was sealed, or not for this service.</exception>
    public static PlainFile Open(string path, bool sealedFile, KeyRingFolder ring)
    {
        var held = new List<IDisposable>();
        Stream file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
        try
        {
            if (sealedFile) file = new OpeningStream(file, id => Hold(ring.FindSealing(id), held));
            return new PlainFile(file, held);
        }
        catch
        {
            file.Dispose();
            held.ForEach(key => key.Dispose());
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var fromHead = Math.Min(buffer.Length, _headLength - _given);
        _head.AsSpan(_given, fromHead).CopyTo(buffer);
        _given += fromHead;
        var read = fromHead > 0 ? fromHead : _source.Read(buffer);
        Bytes += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            _keys.ForEach(key => key.Dispose());
        }

        base.Dispose(disposing);
    }

    private static SealingKeyPair? Hold(SealingKeyPair? key, List<IDisposable> held)
    {
        if (key is not null) held.Add(key);
        return key;
    }
}
