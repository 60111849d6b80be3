using System.Net;

namespace Linkage.Api.Hosting;

/// <summary>Where the service listens.</summary>
internal static class Addresses
{
    public const string Usual = "http://localhost:5080";

    /// <summary>The addresses of --urls, or the usual one.</summary>
    /// <exception cref="StartRefusedException">
    /// Some address is none, or one reaches beyond this machine while anybody may sign in as anybody.
    /// </exception>
    public static string[] Read(IConfiguration configuration, bool onlyLoopback)
    {
        var urls = (configuration["urls"] ?? Usual).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0) throw new StartRefusedException($"--urls names no address. Give one, such as --urls {Usual}.");
        foreach (var url in urls) Check(url, onlyLoopback);
        if (onlyLoopback && configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            throw new StartRefusedException(
                "Kestrel:Endpoints cannot be set together with the development identity. Use --urls, or name an issuer.");
        return urls;
    }

    public static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static void Check(string url, bool onlyLoopback)
    {
        // + and * are every address; Uri does not take them.
        var parsed = Uri.TryCreate(
            url.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal),
            UriKind.Absolute,
            out var uri);
        if (!parsed || uri!.Scheme is not ("http" or "https"))
            throw new StartRefusedException($"--urls holds something that is no address. Give one such as {Usual}.");
        if (onlyLoopback && !IsLoopback(uri.Host))
        {
            throw new StartRefusedException(
                "The development identity, by which anybody may act as anybody, is never offered beyond this machine. "
                + "Listen on localhost only (--urls), or name the issuer of your people's tokens (Linkage:Identity:Issuers).");
        }
    }
}
