using System.Security.Cryptography;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Storage.Keys;
using Linkage.Storage.Vault.Spine;
using Linkage.Storage.Databases;
using Linkage.Worker.Links;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Perturbing;

/// <summary>Protects the result of one job by the method that its agreement chose instead of suppression.</summary>
internal sealed class Perturber(Database vault, KeyRingFolder keys, JobOrder order, DisclosurePolicy policy, RunRecord record)
{
    private Method Method => policy.Method;

    /// <summary>What tabulation must collect or leave alone for the method.</summary>
    public async Task<TallyNeeds> NeedsAsync(TabulationPlan plan, CancellationToken cancel)
    {
        if (Method.Privacy is { } privacy)
            return new TallyNeeds(null, [.. plan.Amounts.Select(amount => AgreedBounds.Of(order.Question, amount, privacy)!)]);
        if (Method.Kind != MethodKind.CellKey) return TallyNeeds.None;
        if (order.Job.DryRun) return new TallyNeeds(RecordKeys.MadeUp, null);
        using var secrets = keys.Project(order.Job.ProjectId);
        var entity = order.Question.Subject.Field.EntityType!.Value.ToString().ToLowerInvariant();
        var subjects = new SubjectPseudonyms(vault, order.Job.ProjectId, entity);
        return new TallyNeeds(await RecordKeys.ReadAsync(subjects, secrets.Noise, cancel), null);
    }

    /// <param name="beside">Judges what a repeatable method made beside what was released before.</param>
    public async Task<Outcome<ProtectedResult>> ProtectAsync(
        LinkedTabulation linked, Func<PublishedTables, PerturbedStructure, Task<Judgement>> beside, CancellationToken cancel)
    {
        if (linked.Tally is { } tally) return await DrawAsync(linked.Tabulation.Cubes, tally, Method.Privacy!, cancel);
        var written = await record.WriteAsync(0, 0, cancel);
        return written.IsRefused ? written.Refusal : await RepeatableAsync(linked.Tabulation, beside);
    }

    private async Task<Outcome<ProtectedResult>> RepeatableAsync(
        Tabulation tabulation, Func<PublishedTables, PerturbedStructure, Task<Judgement>> beside)
    {
        var contents = new CellContents(tabulation.Cubes, CellContents.AtomsOf(tabulation));
        var seed = Seed(contents);
        var counts = Perturbation.Apply(contents, Method, seed);
        if (counts.IsRefused) return counts.Refusal;
        var tables = PerturbedTables.Of(contents.Cubes, counts.Value);
        var structure = new PerturbedStructure(
            Method.Fingerprint(), tabulation.Spec, contents.Atoms,
            seed.Length > 0 ? Convert.ToBase64String(seed) : null, PerturbedTables.Hash(tables));
        var verdict = PerturbationAudit.Judge(tables, structure, policy);
        if (!verdict.IsSafe && !order.Job.DryRun) return PerturbedRefusal.Of(verdict);
        var judgement = order.Job.DryRun ? null : await beside(tables, structure);
        if (judgement?.Refusal is { } refusal) return refusal;
        var variance = Method.Kind == MethodKind.CellKey ? PerturbationAudit.Averaging(contents, policy).Variance : null;
        var report = PerturbationReport.Of(contents, counts.Value, Method, variance, verdict);
        return new ProtectedResult(tables, structure.ToJson(), report, verdict, PerturbationNote.Of(Method), judgement);
    }

    // The secret of a dry run protects nobody.
    private byte[] Seed(CellContents contents)
    {
        if (Method is not { Kind: MethodKind.Rounding, Rounding.Scheme: RoundingScheme.Controlled }) return [];
        if (order.Job.DryRun) return [0];
        using var secrets = keys.Project(order.Job.ProjectId);
        return RoundingSeed.Of(secrets.Noise, contents);
    }

    private async Task<Outcome<ProtectedResult>> DrawAsync(
        CubeSet cubes, PrivateTally tally, PrivacyParameters privacy, CancellationToken cancel)
    {
        var (release, budget) = (new PrivateRelease(cubes, privacy, tally.Bounds), Accounting.Budget(privacy));
        // Reserved in a transaction of its own: a crash after this line has spent it.
        var spent = await record.WriteAsync(release.Cost, budget, cancel);
        if (spent.IsRefused) return spent.Refusal;
        using RandomNumberGenerator generator = order.Job.DryRun ? new MadeUpBytes(order.Job.QuestionName) : RandomNumberGenerator.Create();
        var tables = release.Draw(tally, generator);
        var structure = new PerturbedStructure(Method.Fingerprint(), cubes.Spec, [], null, PerturbedTables.Hash(tables), tally.Bounds);
        var verdict = PerturbationAudit.Judge(tables, structure, policy);
        var line = new BudgetLine(
            Rho(release.Cost), Rho(budget - spent.Value), Accounting.Epsilon(spent.Value, privacy.DeltaExponent), privacy.DeltaExponent,
            release.Parts());
        var cells = tables.Tables.Sum(table => table.Cells.Count);
        var report = new PerturbationReport(Method, cells, null, null, null, line, verdict);
        return new ProtectedResult(tables, structure.ToJson(), report, verdict, PerturbationNote.Of(Method, line));
    }

    private static decimal Rho(long billionths) => (decimal)billionths / Accounting.PerRho;
}
