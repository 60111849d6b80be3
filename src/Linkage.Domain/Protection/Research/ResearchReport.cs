using System.Text.Json;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Protection.Research;

/// <summary>The outcome of a study's protection or audit.</summary>
/// <param name="Risk">Rules and losses; null for an audit, which knows no true values.</param>
/// <param name="Assumed">What was assumed of the attacker, when no structure told.</param>
public sealed record ResearchReport(DisclosurePolicy Policy, RiskReport? Risk, Verdict Audit, IReadOnlyList<string> Assumed)
{
    private static readonly JsonSerializerOptions s_indented = new(PublishedTables.Json) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Null when nobody told who is in the cells, or they form holdings.</summary>
    public SumsOfFew? Sums { get; init; }

    /// <summary>Whether nothing was found by any of the tests.</summary>
    public bool IsSafe => Audit.IsSafe && Sums is null or { IsSafe: true };

    /// <summary>Audits what a protected study would publish.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static ResearchReport Of(Study study, ProtectedTabulation made, CancellationToken stop = default)
    {
        var published = made.Publish();
        var verdict = Auditing.Audit.Judge(published, made.Structure(), made.Policy, stop);
        return new(made.Policy, RiskReport.Of(made, verdict, stop), verdict, [])
        {
            Sums = SumsOfFew.Of(published, study, made.Policy, stop),
        };
    }

    /// <summary>Audits published tables against a structure that came with them.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static ResearchReport Of(
        DisclosurePolicy policy, PublishedTables published, Structure structure, CancellationToken stop = default) =>
        new(policy, null, Auditing.Audit.Judge(published, structure, policy, stop), []);

    /// <summary>UTF-8 JSON; equal reports are equal bytes.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, s_indented), (byte)'\n'];
}
