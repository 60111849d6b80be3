using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>The outcome of a study's protection or audit.</summary>
/// <param name="Risk">Rules and losses; null for an audit, which knows no true values.</param>
/// <param name="Assumed">What was assumed of the attacker, when no structure told.</param>
public sealed record ResearchReport(DisclosurePolicy Policy, RiskReport? Risk, Verdict Audit, IReadOnlyList<string> Assumed)
{
    private static readonly JsonSerializerOptions s_indented = new(PublishedTables.Json) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Audits what a protected tabulation would publish.</summary>
    public static ResearchReport Of(ProtectedTabulation made)
    {
        var verdict = Auditing.Audit.Judge(made.Publish(), made.Structure(), made.Policy);
        return new(made.Policy, RiskReport.Of(made, verdict), verdict, []);
    }

    /// <summary>Audits published tables against a structure that came with them.</summary>
    public static ResearchReport Of(DisclosurePolicy policy, PublishedTables published, Structure structure) =>
        new(policy, null, Auditing.Audit.Judge(published, structure, policy), []);

    /// <summary>Audits published tables of which nothing else is known.</summary>
    public static Outcome<ResearchReport> Of(DisclosurePolicy policy, PublishedTables published, TabulationSpec tables) =>
        AssumedStructure.Of(tables, published).Then<ResearchReport>(structure =>
            Of(policy, published, structure) with { Assumed = AssumedStructure.Assumptions });

    /// <summary>UTF-8 JSON; equal reports are equal bytes.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, s_indented), (byte)'\n'];
}
