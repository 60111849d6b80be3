namespace Linkage.Api.Tenancies;

/// <summary>The thing that the address names, once it is known that the caller may know of it: a parameter of endpoints.</summary>
internal sealed record Mine<T>(T Value)
    where T : class
{
    public static ValueTask<Mine<T>?> BindAsync(HttpContext context) =>
        context.Features.Get<Mine<T>>() is { } mine
            ? ValueTask.FromResult<Mine<T>?>(mine)
            : throw new InvalidOperationException($"The group of {context.GetEndpoint()?.DisplayName} lacks a tenancy.");
}
