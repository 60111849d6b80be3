using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Canonical;
using Linkage.Domain.Identity;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Organisations;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>An agreement document that keeps all its rules, in the one form that is stored and hashed.</summary>
internal sealed record AgreementText(string Canonical, string Hash)
{
    public static async Task<Outcome<AgreementText>> JudgeAsync(
        Session session, Project project, AgreementDocument document, DateOnly today, CancellationToken cancel)
    {
        var faults = AgreementRules.Check(document).ToList();
        if (document.RetentionUntil <= today)
            faults.Add(new Fault("/retentionUntil", "past", "Data is kept until a day that is still to come."));
        if (!document.Organisations.Contains(project.Owner.Value))
            faults.Add(new Fault("/organisations", "owner-missing", "The organisation that owns the project is a party to its agreement."));
        faults.AddRange(await StrangersAsync(session, document, cancel));
        return faults.Count == 0
            ? Of(document)
            : Refusal.Invalid("invalid-agreement", "The agreement is not complete and consistent.", faults);
    }

    public static AgreementDocument Read(Agreement agreement) => agreement.Read().Value;

    private static Outcome<AgreementText> Of(AgreementDocument document)
    {
        try
        {
            var bytes = CanonicalJson.Bytes(JsonNode.Parse(Documents.Write(document)));
            return new AgreementText(Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (ArgumentException)
        {
            const string Sentence = "A number has more digits than canonical JSON (RFC 8785) carries.";
            return Refusal.Invalid("invalid-agreement", Sentence, [new Fault("", "number-range", Sentence)]);
        }
    }

    private static async Task<List<Fault>> StrangersAsync(Session session, AgreementDocument document, CancellationToken cancel)
    {
        List<Fault> faults = [];
        for (var at = 0; at < document.Organisations.Count; at++)
        {
            if (await OrganisationStore.FindAsync(session, new OrganisationId(document.Organisations[at]), cancel) is null)
                faults.Add(
                    new Fault($"/organisations/{at}", "unknown-organisation", "This organisation is not registered with the service."));
        }

        return faults;
    }
}
