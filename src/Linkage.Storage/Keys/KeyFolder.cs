using Linkage.Domain.Keys;

namespace Linkage.Storage.Keys;

/// <summary>
/// Small secret files below one folder: folders 0700, files 0600, each written whole under another name and put in place in one step,
/// and never written again. On Windows the folder's own access list is what protects it.
/// </summary>
internal sealed class KeyFolder
{
    private const string Half = ".part";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly string _folder;

    public KeyFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Make(_folder);
    }

    /// <returns>The content, or null when there is no such file.</returns>
    /// <exception cref="KeyRingException">Others than the owner may read or write the file.</exception>
    public string? Read(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path)) return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new KeyRingException(
                $"Others may read the key file {name}. Give it mode 0600, and replace the key if it has been so for long.");
        return File.ReadAllText(path);
    }

    /// <summary>Adds the files in their order; one that is there already stays as it is.</summary>
    public void Add(IEnumerable<KeyFile> files)
    {
        foreach (var file in files) Add(file);
    }

    /// <summary>Takes away what a process that was killed left half-written: as secret as a key, and nobody's.</summary>
    public void Sweep()
    {
        foreach (var half in Directory.EnumerateFiles(_folder, $"*{Half}", SearchOption.AllDirectories)) File.Delete(half);
    }

    private void Add(KeyFile file)
    {
        var path = PathOf(file.Name);
        if (File.Exists(path)) return;
        Make(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}{Half}";
        Write(temporary, file.Content);
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first; theirs is the key.
            File.Delete(temporary);
        }
    }

    private static void Write(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
        using var writer = new StreamWriter(stream);
        writer.Write(content);
        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Level by level: the mode holds for the last one only.</summary>
    private void Make(string folder)
    {
        if (folder.Length > _folder.Length) Make(Path.GetDirectoryName(folder)!);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
    }

    private string PathOf(string name) => Path.Combine([_folder, .. name.Split('/')]);
}
