using Linkage.Domain.Identity;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;
using Linkage.Domain.Signing;

namespace Linkage.Storage.Keys;

/// <summary>
/// The key ring (<see cref="KeyRing"/>) in a folder that only the worker's account can read. Keys are made at first use; of two
/// processes that make one at the same time the first wins and both use its key. Safe for concurrent use. Whoever asks for keys
/// disposes them.
/// </summary>
public sealed class KeyRingFolder
{
    private readonly KeyFolder _files;

    public KeyRingFolder(string folder) => _files = new KeyFolder(folder);

    /// <summary>Only for whoever holds the folder alone: another process may be writing a key.</summary>
    public void Sweep() => _files.Sweep();

    /// <summary>The pair that uploads are sealed to now.</summary>
    public SealingKeyPair Sealing()
    {
        if (_files.Read(KeyRing.CurrentSealing) is null)
        {
            using var made = SealingKeyPair.Create();
            _files.Add(KeyRing.Files(made));
        }

        return Held(KeyRing.Sealing(_files.Read));
    }

    /// <summary>The pair of an id, as a sealed file names it; null when this ring does not hold it.</summary>
    public SealingKeyPair? FindSealing(KeyId id) =>
        _files.Read(KeyRing.SealingFile(id)) is null ? null : Held(KeyRing.Sealing(id, _files.Read));

    /// <summary>The key that signs releases and heads of the audit chain now.</summary>
    public SigningKey Signing()
    {
        if (_files.Read(KeyRing.CurrentSigning) is null)
        {
            using var made = SigningKey.Create();
            _files.Add(KeyRing.Files(made));
        }

        return Held(KeyRing.Signing(_files.Read));
    }

    /// <summary>
    /// The secrets of a project. A project whose keys were lost gets no others silently: what is there is never overwritten.
    /// </summary>
    public ProjectKeys Project(ProjectId project)
    {
        var known = KeyRing.Project(project.Value, _files.Read);
        if (!known.IsRefused || known.Refusal.Kind != RefusalKind.NotFound) return Held(known);
        if (KeyRing.HasLost(project.Value, _files.Read))
            throw new KeyRingException(
                $"A key of project {project} was lost. Put it back from a copy of the key ring; no other can take its place.");
        using var made = ProjectKeys.Create();
        _files.Add(KeyRing.Files(project.Value, made));
        return Held(KeyRing.Project(project.Value, _files.Read));
    }

    private static T Held<T>(Outcome<T> key) => key.IsRefused ? throw new KeyRingException(key.Refusal.Sentence) : key.Value;
}
