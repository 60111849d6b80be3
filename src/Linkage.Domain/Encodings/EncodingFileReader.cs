using System.Text.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Reads `{"clks":["…",…]}` (clkhash) and `{"clknblocks":[["…","block",…],…]}` (anonlink-client) in one pass, whatever their size.
/// </summary>
public sealed class EncodingFileReader
{
    private readonly bool _leaveOutUnusable;
    private readonly List<Fault> _faults = [];
    private readonly List<Fault> _leftOut = [];
    private readonly List<int> _rows = [];
    private EncodingSet? _set;
    private List<IReadOnlyList<string>>? _blocks;
    private List<string>? _keys;
    private string _property = "";
    private bool _taken;
    private int _row = -1;

    private EncodingFileReader(bool leaveOutUnusable) => _leaveOutUnusable = leaveOutUnusable;

    /// <param name="leaveOutUnusable">Leave out encodings without a bit or with every bit set; otherwise they are faults.</param>
    public static Outcome<EncodingFile> Read(Stream json, bool leaveOutUnusable = false) =>
        new EncodingFileReader(leaveOutUnusable).Read(json);

    private Outcome<EncodingFile> Read(Stream json)
    {
        try
        {
            ReadTokens(json);
        }
        catch (JsonException error)
        {
            Fail("", "json", $"Not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }

        if (_faults.Count == 0 && _set is null) Fail("", "no-encodings", "There is no encoding under clks or clknblocks.");
        return _faults.Count > 0
            ? Refusal.Invalid("invalid-encodings", "The file of encodings cannot be used.", _faults)
            : new EncodingFile(_set!, _rows, _blocks, _leftOut);
    }

    private void ReadTokens(Stream json)
    {
        var buffer = new byte[1 << 16];
        var (used, state, isLast) = (0, default(JsonReaderState), false);
        while (!isLast)
        {
            if (used == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
            var read = json.Read(buffer, used, buffer.Length - used);
            isLast = read == 0;
            used += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, used), isLast, state);
            while (reader.Read() && _faults.Count <= EncodingFile.MaxFaults) Take(ref reader);
            if (_faults.Count > EncodingFile.MaxFaults) return;
            state = reader.CurrentState;
            used -= (int)reader.BytesConsumed;
            buffer.AsSpan((int)reader.BytesConsumed, used).CopyTo(buffer);
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var hasBlocks = _property == "clknblocks";
        if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) _property = reader.GetString()!;
        else if (_property is not ("clks" or "clknblocks")) return;
        else if (hasBlocks && reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 2 }) _keys = null;
        else if (reader.TokenType == JsonTokenType.String && reader.CurrentDepth == (hasBlocks ? 3 : 2))
        {
            if (hasBlocks && _keys is not null) _keys.Add(reader.GetString()!);
            else AddEncoding(ref reader, hasBlocks);
        }
        else if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.EndObject))
            Fail($"/{_property}/{_row + 1}", "type", "Expected a text in base64.");
    }

    private void AddEncoding(ref Utf8JsonReader reader, bool hasBlocks)
    {
        _row++;
        var pointer = $"/{_property}/{_row}";
        _taken = reader.TryGetBytesFromBase64(out var bytes) && TryAdd(pointer, bytes);
        if (bytes is null) Fail(pointer, "base64", "The encoding is not base64.");
        if (!hasBlocks) return;
        _keys = [];
        if (_taken) (_blocks ??= []).Add(_keys);
    }

    private bool TryAdd(string pointer, byte[] bytes)
    {
        var length = bytes.Length * 8;
        if (length is < EncodingSet.MinLength or > EncodingSet.MaxLength)
            Fail(pointer, "length", $"Encodings have {EncodingSet.MinLength} to {EncodingSet.MaxLength} bits.");
        else if (_set is not null && _set.Length != length)
            Fail(pointer, "different-length", "The encoding is not as long as the first one: encode all records under one schema.");
        else if (EncodingSet.Unusable(bytes.Sum(b => int.PopCount(b)), length, pointer) is { } fault)
            (_leaveOutUnusable ? _leftOut : _faults).Add(fault);
        else
        {
            (_set ??= new(length)).Add(bytes);
            _rows.Add(_row);
            return true;
        }

        return false;
    }

    private void Fail(string pointer, string rule, string message) => _faults.Add(_faults.Count < EncodingFile.MaxFaults
        ? new(pointer, rule, message)
        : new("", "more-faults", $"There are more than {EncodingFile.MaxFaults} faults; the rest is not listed."));
}
