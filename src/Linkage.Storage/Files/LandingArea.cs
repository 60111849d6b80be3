using Linkage.Domain.Identity;

namespace Linkage.Storage.Files;

/// <summary>
/// Where uploads land: one folder that the API writes and the worker reads. A file being received ends in `.part`; it is renamed once it
/// is whole, so that a name without the ending is always a complete file.
/// </summary>
public sealed class LandingArea
{
    private readonly string _folder;

    public LandingArea(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string PartOf(DeliveryId id) => Path.Combine(_folder, id.Value + ".part");

    public string WholeOf(DeliveryId id) => Path.Combine(_folder, id.Value);

    /// <summary>Makes the received file whole; done again after a crash it changes nothing.</summary>
    public void Complete(DeliveryId id)
    {
        if (!File.Exists(WholeOf(id))) File.Move(PartOf(id), WholeOf(id));
    }

    public void Remove(DeliveryId id)
    {
        File.Delete(PartOf(id));
        File.Delete(WholeOf(id));
    }
}
