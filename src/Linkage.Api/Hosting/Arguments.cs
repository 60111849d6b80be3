namespace Linkage.Api.Hosting;

/// <summary>The command line and LINKAGE_DATA, laid over appsettings.json and the environment.</summary>
internal static class Arguments
{
    private static readonly Dictionary<string, string> Short =
        new() { ["--data"] = "Linkage:Data", ["--urls"] = "urls", ["--mode"] = "Linkage:Mode" };

    /// <exception cref="StartRefusedException">An argument is not known.</exception>
    public static void Add(ConfigurationManager configuration, string[] args)
    {
        foreach (var name in args.Where(word => word.StartsWith('-')).Select(word => word.Split('=')[0]))
        {
            if (!Short.ContainsKey(name) && !name.Contains(':', StringComparison.Ordinal))
            {
                throw new StartRefusedException(
                    $"There is no option {name}. Known are {string.Join(", ", Short.Keys)}, and any setting as --Linkage:Section:Name=value.");
            }
        }

        if (Environment.GetEnvironmentVariable("LINKAGE_DATA") is { Length: > 0 } data)
            configuration.AddInMemoryCollection([new("Linkage:Data", data)]);
        configuration.AddCommandLine(args, Short);
    }
}
