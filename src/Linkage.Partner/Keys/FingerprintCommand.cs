using System.Text.Json.Nodes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>Shows by which two partners see, over the telephone, that they hold the same linkage key.</summary>
internal sealed class FingerprintCommand : Verb
{
    private readonly KeyOption _key = new();

    public FingerprintCommand()
        : base(
            "fingerprint",
            "Show the fingerprint of a linkage key, to compare with a partner's.",
            "linkage keys fingerprint --key linkage.key") =>
        Options.Add(_key);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var key = await _key.ReadAsync(session, cancel);
        if (key.HasEnded)
        {
            return session.Screen.End(key.Ending);
        }

        using (key.Value)
        {
            return session.Screen.Show(new JsonObject { ["fingerprint"] = key.Value.Fingerprint() }, key.Value.Fingerprint());
        }
    }
}
