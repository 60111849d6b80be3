namespace Linkage.Api.Hosting;

/// <summary>
/// A locked file that says that a process which takes work lives. The operating system lets go of the lock when the process ends, however
/// it ends, so that others know at once, and need not wait until its leases run out.
/// </summary>
internal sealed class WorkerPlace : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _lock;

    private WorkerPlace(string folder, string owner, FileStream @lock) => (_folder, Owner, _lock) = (folder, owner, @lock);

    /// <summary>The name under which the process leases, unlike that of any other.</summary>
    public string Owner { get; }

    /// <summary>The owners beside this one whose processes are gone; each is named once, to whoever asks first.</summary>
    public IEnumerable<string> Left => Directory.EnumerateFiles(_folder).Where(IsLeft).Select(path => Path.GetFileName(path));

    public static WorkerPlace Take(string folder)
    {
        Directory.CreateDirectory(folder);
        while (true)
        {
            var owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
            try
            {
                return new WorkerPlace(
                    folder, owner, new FileStream(Path.Combine(folder, owner), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                // Somebody looked at the file between its making and its lock, and took it for one of a dead worker.
            }
        }
    }

    public void Dispose() => _lock.Dispose();

    private static bool IsLeft(string path)
    {
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
