using Linkage.Storage.Work;

namespace Linkage.Api.Hosting;

/// <summary>
/// A locked file that says that a worker process lives. The operating system lets go of the lock when the process ends, however it ends, so that
/// others know at once, and need not wait until its leases run out.
/// </summary>
internal sealed class WorkerPlace : IDisposable
{
    private readonly FileStream _lock;

    private WorkerPlace(string owner, FileStream @lock) => (Owner, _lock) = (owner, @lock);

    /// <summary>The name under which the worker leases.</summary>
    public string Owner { get; }

    public static WorkerPlace Take(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Workers);
        while (true)
        {
            var owner = $"{WorkQueue.WorkerPrefix}{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
            try
            {
                return new WorkerPlace(
                    owner, new FileStream(Path.Combine(folder.Workers, owner), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                // Somebody looked at the file between its making and its lock, and took it for one of a dead worker.
            }
        }
    }

    /// <summary>The owners whose processes are gone; each is named once, to whoever asks first.</summary>
    public static IEnumerable<string> Left(DataFolder folder)
    {
        foreach (var path in Directory.Exists(folder.Workers) ? Directory.EnumerateFiles(folder.Workers) : [])
        {
            if (IsLeft(path)) yield return Path.GetFileName(path);
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
