using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Protection.Research;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Research;

/// <summary>Random microdata, protected, published and read back.</summary>
public sealed class RoundTripTests
{
    private static readonly ResearchSpec s_spec = ResearchSpec.Read(Encoding.UTF8.GetBytes(
        """
        {"contributor":"id","variables":[{"name":"a","hierarchy":[{"code":"a1","parent":"A"},{"code":"a2","parent":"A"},{"code":"b1","parent":"B"},
            {"code":"A"},{"code":"B"}]},{"name":"c","sensitive":false}],"amounts":[{"name":"x","decimals":1}],
         "tables":[{"name":"t","dimensions":[{"variable":"a"},{"variable":"c"}],"measures":[{"name":"n","kind":"countSubjects"},
            {"name":"x","kind":"sum","amount":"x"}]},{"name":"u","dimensions":[{"variable":"c"}],"measures":[{"name":"m","kind":"mean","amount":"x"}]}],
         "policy":{"minimumFrequency":3}}
        """)).Value;

    [Fact]
    public void What_is_published_is_read_back_and_judged_the_same() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Rows(missing: 1).ToArbitrary(), rows =>
        {
            var (study, made) = Protect(rows);
            var (spec, published) = (made.Tabulation.Spec, made.Publish());
            var reader = PublishedSheetReader.For(s_spec, PublishedSheet.Header(spec)).Value;
            foreach (var row in PublishedSheet.Rows(spec, published).Reverse()) Assert.True(reader.Add(row));
            var structure = StructureFile.Read(StructureFile.Write(made.Structure()), s_spec).Value;
            var back = reader.Tables(structure.Spec).Value;
            Assert.Equal(published.ToJson(), back.ToJson());
            Assert.True(study.Publishes(back));
            var verdict = ResearchReport.Of(study, made) with { Risk = null, Sums = null };
            Assert.Equal(verdict.ToJson(), ResearchReport.Of(s_spec.Policy, back, structure).ToJson());
            Assert.Equal(StructureFile.Write(made.Structure()), StructureFile.Write(structure));
        }));

    [Fact]
    public void What_is_protected_is_safe_also_where_amounts_are_missing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Rows(missing: 3).ToArbitrary(), rows =>
        {
            var (study, made) = Protect(rows);
            var report = ResearchReport.Of(study, made);
            var audit = report.Audit;
            Assert.True(audit.IsSafe, $"{audit.Kind}: {string.Join("; ", audit.Disclosures)} {string.Join("; ", audit.Obstacles)}");
            // Who is in several places suppression counts in each (decision 23).
            if (study.Tabulation.Patterns.Count == 0)
                Assert.True(report.Sums is { IsSafe: true }, string.Join("; ", report.Sums?.Found ?? ["not asked"]));
        }));

    [Fact]
    public void Relations_of_a_jj_table_hold_and_no_primary_follows_from_them() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Rows(missing: 0).ToArbitrary(), rows =>
        {
            var (_, made) = Protect(rows);
            var measure = new MeasureSpec("x", MeasureKind.Sum, 0);
            var table = JjExport.Of(made, 0, measure);
            Assert.All(table.Relations, r => Assert.Equal(r.Total, r.Terms.Sum(t => t.Coefficient * table.Cells[t.Cell].Value)));
            Assert.All(table.Cells, c => Assert.True(c.Least <= c.Value - c.LowerProtection && c.Value + c.UpperProtection <= c.Most));
            Assert.Empty(JjDerivation.Primaries(table).Value);
            var text = new StringWriter();
            JjWriter.Write(table, text);
            var again = new StringWriter();
            JjWriter.Write(JjReader.Read(new StringReader(text.ToString())).Value, again);
            Assert.Equal(text.ToString(), again.ToString());
        }));

    private static (Study Study, ProtectedTabulation Made) Protect(string[][] rows)
    {
        var data = Microdata.For(s_spec, ["id", "a", "c", "x"]).Value;
        foreach (var row in rows) Assert.True(data.Add(row));
        var study = data.Tabulate().Value;
        return (study, Suppression.Protect(study.Tabulation, s_spec.Policy));
    }

    private static Gen<string[][]> Rows(int missing) =>
        (from id in Gen.Choose(1, 25)
         from a in Gen.Elements("a1", "a2", "b1")
         from c in Gen.Elements("p", "q", "r", "")
         from x in Gen.Frequency((9, Gen.Choose(0, 500).Select(v => $"{v / 10}.{v % 10}")), (missing, Gen.Constant("")))
         select new[] { $"{id}", a, c, x }).NonEmptyListOf().Select(list => list.ToArray());
}
