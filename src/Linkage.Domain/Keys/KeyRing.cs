using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Keys;

/// <summary>
/// Layout of the key ring, a folder that only the worker can read. Names are relative, with forward slashes; every content is text that
/// ends in a line feed. Who stores it creates files with mode 0600 in folders with 0700, writes under another name and renames, and
/// never overwrites a key.
/// <code>
/// sealing/{key id}.pem          PKCS #8; all that is ever sealed to stays until nothing sealed to it is left
/// sealing/current               the key id that uploads are sealed to
/// signing/{key id}.pem          PKCS #8
/// signing/current               the key id that releases and audit heads are signed with
/// projects/{project}/project.key   project-key-v1:…
/// projects/{project}/ledger.key    ledger-key-v1:…
/// projects/{project}/noise.key     noise-key-v1:…
/// </code>
/// </summary>
public static class KeyRing
{
    public const string CurrentSealing = "sealing/current";
    public const string CurrentSigning = "signing/current";

    public static string SealingFile(KeyId id) => $"sealing/{id}.pem";

    public static string SigningFile(KeyId id) => $"signing/{id}.pem";

    /// <summary>The files that make a key pair the current one, in the order in which they are to be written.</summary>
    public static IEnumerable<KeyFile> Files(SealingKeyPair keyPair) =>
        [new(SealingFile(keyPair.Id), keyPair.ToPem()), new(CurrentSealing, keyPair.Id + "\n")];

    /// <inheritdoc cref="Files(SealingKeyPair)"/>
    public static IEnumerable<KeyFile> Files(SigningKey key) =>
        [new(SigningFile(key.Id), key.ToPem()), new(CurrentSigning, key.Id + "\n")];

    /// <param name="project">Id of the project: letters, digits and hyphens.</param>
    public static IEnumerable<KeyFile> Files(string project, ProjectKeys keys) =>
    [
        new(Name(project, Kinds[0]), keys.Project.ToText() + "\n"),
        new(Name(project, Kinds[1]), keys.Ledger.ToText() + "\n"),
        new(Name(project, Kinds[2]), keys.Noise.ToText() + "\n"),
    ];

    private static readonly string[] Kinds = ["project", "ledger", "noise"];

    /// <param name="read">Content of a file of the ring, or null when it is not there.</param>
    public static Outcome<SealingKeyPair> Sealing(Func<string, string?> read) =>
        Current(read, CurrentSealing).Then(id => Sealing(id, read));

    /// <summary>The pair of an id, as a sealed file names it: not only the current one.</summary>
    public static Outcome<SealingKeyPair> Sealing(KeyId id, Func<string, string?> read) =>
        Content(read, SealingFile(id)).Then(SealingKeyPair.FromPem).Then(pair => pair.Id == id ? (Outcome<SealingKeyPair>)pair : Misnamed);

    public static Outcome<SigningKey> Signing(Func<string, string?> read) => Current(read, CurrentSigning)
        .Then(id => Content(read, SigningFile(id)).Then(SigningKey.FromPem)
            .Then(key => key.Id == id ? (Outcome<SigningKey>)key : Misnamed));

    public static Outcome<ProjectKeys> Project(string project, Func<string, string?> read) =>
        Content(read, Name(project, "project")).Then(ProjectKey.Parse).Then(projectKey =>
        Content(read, Name(project, "ledger")).Then(LedgerKey.Parse).Then(ledgerKey =>
        Content(read, Name(project, "noise")).Then(NoiseKey.Parse).Then<ProjectKeys>(noiseKey =>
            new ProjectKeys(projectKey, ledgerKey, noiseKey))));

    /// <summary>
    /// Whether a key of the project was there once and is not any more: they are written in order, so one that is missing before one that
    /// is there was lost. Another in its place would give every subject another number.
    /// </summary>
    public static bool HasLost(string project, Func<string, string?> read) =>
        Kinds.Select(kind => read(Name(project, kind)) is not null).SkipWhile(there => there).Any(there => there);

    private static Refusal Misnamed { get; } = new(RefusalKind.Invalid, "key-ring", "A key of the ring lies under the id of another.");

    private static string Name(string project, string kind) =>
        project.Length > 0 && project.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? $"projects/{project}/{kind}.key"
            : throw new ArgumentException("The id of a project is letters, digits and hyphens.", nameof(project));

    private static Outcome<KeyId> Current(Func<string, string?> read, string file) =>
        Content(read, file).Then(text => KeyId.Parse(text.Trim()));

    private static Outcome<string> Content(Func<string, string?> read, string file) => read(file) is { } content
        ? content
        : new Refusal(RefusalKind.NotFound, "key-ring", "A key that is needed is not in the ring.");
}
