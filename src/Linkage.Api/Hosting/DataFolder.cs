namespace Linkage.Api.Hosting;

/// <summary>
/// The folder of a service, held by one process that serves at a time; workers may join it. Each has a place of its own in it.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream? _lock;
    private readonly WorkerPlace _place;

    private DataFolder(string path, FileStream? @lock) =>
        (_path, _lock, _place) = (path, @lock, WorkerPlace.Take(Path.Combine(path, "workers")));

    /// <summary>The name under which this process leases work.</summary>
    public string Owner => _place.Owner;

    /// <summary>The names of processes that shared the folder and are gone; each is told once, to whoever asks first.</summary>
    public IEnumerable<string> Left => _place.Left;

    public string Control => Path.Combine(_path, "control.db");

    public string Vault => Path.Combine(_path, "vault.db");

    public string Landing => Path.Combine(_path, "landing");

    public string Releases => Path.Combine(_path, "releases");

    public string Keys => Path.Combine(_path, "keys");

    /// <summary>What the framework protects cookies with.</summary>
    public string CookieKeys => Path.Combine(Keys, "cookies");

    public string DevelopmentPeople => Path.Combine(_path, "development.json");

    /// <exception cref="StartRefusedException">Another process holds the folder, or it cannot be made.</exception>
    public static DataFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            Private(full);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder {full} cannot be made. Name another with --data <folder>.");
        }

        return new DataFolder(full, Hold(full));
    }

    /// <summary>The folder of a service, for a worker beside it.</summary>
    /// <exception cref="StartRefusedException">No service has made it yet.</exception>
    public static DataFolder Find(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(Path.Combine(full, "keys")) ? new DataFolder(full, null) : throw new StartRefusedException(
            $"There is no data folder {full}. Start the service first, or name its folder with --data <folder>.");
    }

    public void Dispose()
    {
        _place.Dispose();
        _lock?.Dispose();
    }

    // The operating system frees the lock when the process ends, however it ends.
    private static FileStream Hold(string full)
    {
        try
        {
            return new FileStream(Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartRefusedException(
                $"Another process serves the data folder {full}. Stop it, or name another folder with --data <folder>.");
        }
    }

    private static void Private(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
