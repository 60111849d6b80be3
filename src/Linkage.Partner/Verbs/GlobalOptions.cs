using System.CommandLine;

namespace Linkage.Partner.Verbs;

/// <summary>The options that every command has.</summary>
internal static class GlobalOptions
{
    public const string DefaultServer = "http://localhost:5080";

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the answer as JSON on standard output, and nothing else there.",
        Recursive = true,
    };

    public static Option<string?> Server { get; } = ServerOption();

    private static Option<string?> ServerOption()
    {
        var option = new Option<string?>("--server")
        {
            Description = $"Address of the service (default: LINKAGE_SERVER, or {DefaultServer}).",
            HelpName = "url",
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !IsAddress(text))
            {
                result.AddError("--server takes an http or https address, such as https://linkage.example.");
            }
        });
        return option;
    }

    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
