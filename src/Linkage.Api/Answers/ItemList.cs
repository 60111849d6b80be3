using Linkage.Storage.Databases;
using Microsoft.AspNetCore.WebUtilities;

namespace Linkage.Api.Answers;

/// <summary>A page of a list.</summary>
/// <param name="Next">Value of `after` for the next page; left out on the last. The same address stands in the Link header.</param>
public sealed record ItemList<T>(IReadOnlyList<T> Items, string? Next);

internal static class ItemList
{
    /// <param name="rows">One row more than the page shows when there is a next page.</param>
    public static IResult Of<TRow, T>(HttpContext http, Page page, IReadOnlyList<TRow> rows, Func<TRow, string> id, Func<TRow, T> item)
    {
        var shown = rows.Take(page.Limit).ToList();
        var next = rows.Count > shown.Count ? id(shown[^1]) : null;
        if (next is not null) http.Response.Headers.Link = $"<{Address(http.Request, next, page.Limit)}>; rel=\"next\"";
        return Results.Ok(new ItemList<T>([.. shown.Select(item)], next));
    }

    /// <summary>A list that is never long enough to be cut.</summary>
    public static IResult Whole<T>(IEnumerable<T> items) => Results.Ok(new ItemList<T>([.. items], null));

    private static string Address(HttpRequest request, string after, int limit) =>
        QueryHelpers.AddQueryString(
            request.Path.Value!, new Dictionary<string, string?> { ["after"] = after, ["limit"] = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) });
}
