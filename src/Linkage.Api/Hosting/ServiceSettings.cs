using Linkage.Api.Identity;

namespace Linkage.Api.Hosting;

/// <summary>
/// The section `Linkage` of the configuration: appsettings.json, then environment (`Linkage__Uploads__LargestBytes`), then arguments.
/// </summary>
internal sealed class ServiceSettings
{
    public const string Section = "Linkage";

    public Mode Mode { get; init; } = Mode.Embedded;

    /// <summary>Folder of everything that the embedded service keeps.</summary>
    public string Data { get; init; } = "data";

    public DatabaseSettings Databases { get; init; } = new();

    public UploadSettings Uploads { get; init; } = new();

    public IdentitySettings Identity { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    public WorkerSettings Worker { get; init; } = new();

    public bool UsesDevelopmentIdentity => Mode == Mode.Embedded && Identity.Issuers.Count == 0;

    /// <exception cref="StartRefusedException">A setting is unknown, of the wrong type or out of its range.</exception>
    public static ServiceSettings Read(IConfiguration configuration)
    {
        var settings = Bind(configuration);
        var faults = settings.Faults().ToList();
        return faults.Count == 0 ? settings : throw new StartRefusedException(string.Join(Environment.NewLine, faults));
    }

    private static ServiceSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(Section).Get<ServiceSettings>(binding => binding.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException($"A setting under {Section} cannot be read: {wrong.Message} Correct its name or its value.");
        }
    }

    private IEnumerable<string> Faults()
    {
        var faults = Uploads.Faults().Concat(Limits.Faults()).Concat(Worker.Faults()).Concat(Identity.Faults());
        if (string.IsNullOrWhiteSpace(Data)) faults = faults.Append("Linkage:Data must name a folder; give --data <folder>.");
        if (Mode == Mode.Production && Identity.Issuers.Count == 0)
            faults = faults.Append("Linkage:Identity:Issuers must name at least one identity provider in production.");
        if (Databases.Control is null != Databases.Vault is null)
            faults = faults.Append("Linkage:Databases:Control and Linkage:Databases:Vault must be given together, or neither.");
        return faults;
    }
}
