using System.Globalization;
using System.Reflection;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Microsoft.AspNetCore.Http.Metadata;

namespace Linkage.Api.Requests;

/// <summary>`after` and `limit` of a list.</summary>
internal sealed record Paging(Outcome<Page> Read) : IReadInput, IEndpointParameterMetadataProvider
{
    public const int Usual = 50;
    public const int Most = 500;
    private const int LongestCursor = 100;

    public Page Page => Read.Value;

    public Refusal? Refusal => Read.Refusal;

    public static ValueTask<Paging?> BindAsync(HttpContext context) => ValueTask.FromResult<Paging?>(new Paging(Of(context.Request.Query)));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new Paged());

    private static Outcome<Page> Of(IQueryCollection query)
    {
        List<Fault> faults = [];
        var after = query["after"].ToString();
        if (after.Length > LongestCursor || query["after"].Count > 1)
            faults.Add(new Fault("/after", "cursor", "This is not a cursor of this list."));
        var limit = Usual;
        if (query.ContainsKey("limit")
            && (!int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
            faults.Add(new Fault("/limit", "limit", $"A page has 1 to {Most} items."));
        return faults.Count == 0
            ? new Page(after.Length == 0 ? null : after, limit)
            : Refusal.Invalid("invalid-query", "The query breaks a rule.", faults);
    }

    /// <summary>On an endpoint that answers with a page of a list.</summary>
    internal sealed record Paged;
}
