using System.Buffers;
using System.Buffers.Text;

namespace Linkage.Domain.Encodings;

/// <summary>Writes `{"clks":["…",…]}` as clkhash's uploads have it, one encoding at a time.</summary>
public sealed class EncodingFileWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 17);
    private bool _hasAny;

    /// <param name="stream">Stays open when the writer is disposed of.</param>
    public EncodingFileWriter(Stream stream)
    {
        _stream = stream;
        _buffer.Write("{\"clks\":["u8);
    }

    public void Add(ReadOnlySpan<byte> encoding)
    {
        _buffer.Write(_hasAny ? ",\n\""u8 : "\n\""u8);
        _hasAny = true;
        Base64.EncodeToUtf8(encoding, _buffer.GetSpan(Base64.GetMaxEncodedToUtf8Length(encoding.Length)), out _, out var written);
        _buffer.Advance(written);
        _buffer.Write("\""u8);
        if (_buffer.WrittenCount > 1 << 16) Flush();
    }

    public void Dispose()
    {
        _buffer.Write("\n]}\n"u8);
        Flush();
    }

    private void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
