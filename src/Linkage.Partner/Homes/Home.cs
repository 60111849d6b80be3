using Linkage.Partner.Verbs;

namespace Linkage.Partner.Homes;

/// <summary>
/// The folder in which the command remembers: tokens, unfinished uploads, keys seen. LINKAGE_HOME, else XDG_CONFIG_HOME/linkage,
/// else ~/.config/linkage. The folder and everything in it is for its owner only.
/// </summary>
internal sealed record Home(string Folder)
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    public static Home Of(Surroundings around)
    {
        if (around.Variable("LINKAGE_HOME") is { } home)
        {
            return new Home(home);
        }

        var config = around.Variable("XDG_CONFIG_HOME")
            ?? Path.Combine(around.Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return new Home(Path.Combine(config, "linkage"));
    }

    /// <summary>Full path of a file in the home; its folder exists afterwards.</summary>
    public string PathOf(params string[] names)
    {
        var path = Path.Combine([Folder, .. names]);
        CreateFolder(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>A new file that only its owner may read from the first byte on.</summary>
    /// <exception cref="IOException">There is a file of that name already, and <paramref name="mode"/> is CreateNew.</exception>
    public static FileStream Create(string path, FileMode mode = FileMode.Create)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Replaces a file in one step: a reader sees the old text or the new, never half of it.</summary>
    public static void Replace(string path, string text)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        using (var writer = new StreamWriter(Create(part)))
        {
            writer.Write(text);
        }

        File.Move(part, path, overwrite: true);
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }
}
