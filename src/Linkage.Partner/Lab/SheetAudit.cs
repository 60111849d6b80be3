using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Research;

namespace Linkage.Partner.Lab;

/// <summary>Judges a sheet of published tables by what is known besides.</summary>
/// <param name="study">The rows that the tables are said to be made of; null when nobody gave them.</param>
internal sealed class SheetAudit(ResearchSpec spec, PublishedSheetReader sheet, Study? study)
{
    /// <param name="known">A structure as `protect` wrote it; without it one is assumed.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Outcome<(ResearchReport Report, AuditIntervals Intervals)> Judge(byte[]? known, CancellationToken stop)
    {
        var sums = Sums(stop);
        if (sums.IsRefused) return sums.Refusal;
        return (known is null ? Assumed() : Informed(known)).Then<(ResearchReport, AuditIntervals)>(ground =>
        {
            var (published, structure, assumed) = ground;
            var intervals = AttackerIntervals.Of(published, structure, spec.Policy, everyCell: true, stop);
            var report = ResearchReport.Of(spec.Policy, published, structure, stop) with { Assumed = assumed, Sums = sums.Value };
            return (report, new AuditIntervals(intervals, structure.Spec));
        });
    }

    private Outcome<SumsOfFew?> Sums(CancellationToken stop)
    {
        if (study is not { } made) return (SumsOfFew?)null;
        return sheet.Tables(made.Tabulation.Spec).Then<SumsOfFew?>(published => made.Publishes(published)
            ? SumsOfFew.Of(published, made, spec.Policy, stop)
            : new Refusal(RefusalKind.Invalid, "other-microdata", "The published values are not those of these microdata."));
    }

    private Outcome<(PublishedTables, Structure, IReadOnlyList<string>)> Assumed() =>
        sheet.SpecOf(spec).Then(tables => sheet.Tables(tables).Then(published =>
            AssumedStructure.Of(tables, published).Then<(PublishedTables, Structure, IReadOnlyList<string>)>(structure =>
                (published, structure, AssumedStructure.Assumptions))));

    private Outcome<(PublishedTables, Structure, IReadOnlyList<string>)> Informed(byte[] known) =>
        StructureFile.Read(known, spec).Then(structure =>
            sheet.Tables(structure.Spec).Then<(PublishedTables, Structure, IReadOnlyList<string>)>(published => (published, structure, [])));
}
