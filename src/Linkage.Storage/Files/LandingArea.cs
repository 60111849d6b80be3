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

    /// <summary>
    /// Opens the part that has arrived, for this process alone; makes it when nothing has arrived yet.
    /// Bytes of a piece whose checksum was never confirmed are cut off first.
    /// </summary>
    /// <returns>Null when another process is at it.</returns>
    public PartFile? TryOpenPart(DeliveryId id) => PartFile.TryOpen(PartOf(id));

    /// <summary>Where a plain upload is sealed before it takes its final name.</summary>
    public string SealingOf(DeliveryId id) => Path.Combine(_folder, id.Value + ".sealing");

    /// <summary>Puts the sealed form in the place of the whole file, and takes the plain part away.</summary>
    public void CompleteSealed(DeliveryId id)
    {
        File.Move(SealingOf(id), WholeOf(id), overwrite: true);
        PartFile.Delete(PartOf(id));
    }

    public void Remove(DeliveryId id)
    {
        PartFile.Delete(PartOf(id));
        File.Delete(SealingOf(id));
        File.Delete(WholeOf(id));
    }
}
