namespace Linkage.Api.Hosting;

/// <summary>How the service is set up.</summary>
internal enum Mode
{
    /// <summary>
    /// Everything in one process and one folder; the worker runs inside, and people may sign in with the development identity.
    /// </summary>
    Embedded,

    /// <summary>SQL Server, workers of their own, and tokens from an identity provider.</summary>
    Production,
}
