using System.Globalization;

namespace Linkage.Storage.Files;

/// <summary>
/// An upload that is arriving. Its length is how much has arrived for good. A piece with a checksum counts once that is confirmed: until
/// then a mark beside the file says where the piece began, so that after a crash it is cut off again.
/// </summary>
public sealed class PartFile : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly string _mark;

    private PartFile(FileStream file, string mark) => (_file, _mark) = (file, mark);

    public long Length => _file.Length;

    /// <summary>For reading what has arrived, from its beginning.</summary>
    public Stream Beginning()
    {
        _file.Position = 0;
        return _file;
    }

    /// <summary>For writing after what has arrived.</summary>
    public Stream End()
    {
        _file.Position = _file.Length;
        return _file;
    }

    /// <summary>From now on what is written counts only once it is confirmed.</summary>
    public void Doubt()
    {
        using var mark = new FileStream(_mark, FileMode.Create, FileAccess.Write);
        mark.Write(System.Text.Encoding.ASCII.GetBytes(_file.Length.ToString(CultureInfo.InvariantCulture)));
        mark.Flush(flushToDisk: true);
    }

    /// <summary>What was written is on disk and counts.</summary>
    public void Confirm()
    {
        _file.Flush(flushToDisk: true);
        File.Delete(_mark);
    }

    /// <summary>Back to this length.</summary>
    public void Cut(long length)
    {
        _file.SetLength(length);
        Confirm();
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    internal static PartFile? TryOpen(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }

        var part = new PartFile(file, MarkOf(path));
        part.CutDoubtful();
        return part;
    }

    internal static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(MarkOf(path));
    }

    private static string MarkOf(string path) => path + ".doubt";

    private void CutDoubtful()
    {
        if (!File.Exists(_mark)) return;
        // A mark that was not written to its end stands before any byte of its piece.
        if (long.TryParse(File.ReadAllText(_mark), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length < Length)
            Cut(length);
        else File.Delete(_mark);
    }
}
