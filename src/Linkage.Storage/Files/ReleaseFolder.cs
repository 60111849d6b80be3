using Linkage.Domain.Identity;

namespace Linkage.Storage.Files;

/// <summary>The files of releases: written whole into a temporary folder, renamed into place, and never written again.</summary>
public sealed class ReleaseFolder
{
    private readonly string _folder;

    public ReleaseFolder(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string PathOf(ReleaseId id, string file) => Path.Combine(_folder, id.Value, file);

    /// <summary>
    /// The files of one release under their final names. The same release written again after a crash has the same bytes.
    /// </summary>
    public async Task WriteAsync(ReleaseId id, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancel)
    {
        var final = Path.Combine(_folder, id.Value);
        if (Directory.Exists(final)) return;
        var temporary = final + ".part";
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        Directory.CreateDirectory(temporary);
        foreach (var (name, bytes) in files)
        {
            await using var file = new FileStream(Path.Combine(temporary, name), FileMode.CreateNew, FileAccess.Write);
            await file.WriteAsync(bytes, cancel);
            file.Flush(flushToDisk: true);
        }

        Directory.Move(temporary, final);
    }
}
