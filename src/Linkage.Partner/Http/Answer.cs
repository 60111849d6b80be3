using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Linkage.Partner.Http;

/// <summary>What the service answered: the value as this version knows it, and the whole document as it came.</summary>
internal sealed record Answer<T>(T Value, JsonNode? Document, EntityTagHeaderValue? ETag, Uri? Location);
