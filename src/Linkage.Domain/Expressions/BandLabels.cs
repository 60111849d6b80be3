namespace Linkage.Domain.Expressions;

/// <summary>How bands are called in results: `&lt;0`, `[0,10)`, `[10,20)`, `&gt;=20`.</summary>
internal static class BandLabels
{
    public static IEnumerable<string> Of(IEnumerable<Constant> bounds)
    {
        var written = bounds.Select(b => SyntaxPrinter.Number(b.Value.Number!.Value, b.Type.Scale)).ToList();
        return written.Zip(written.Skip(1), (low, high) => $"[{low},{high})").Prepend($"<{written[0]}").Append($">={written[^1]}");
    }
}
