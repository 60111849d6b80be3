namespace Linkage.Domain.Keys;

/// <summary>The three secrets of a project that the worker holds, outside every database. Disposing erases them.</summary>
public sealed record ProjectKeys(ProjectKey Project, LedgerKey Ledger, NoiseKey Noise) : IDisposable
{
    public static ProjectKeys Create() => new(ProjectKey.Create(), LedgerKey.Create(), NoiseKey.Create());

    public void Dispose()
    {
        Project.Dispose();
        Ledger.Dispose();
        Noise.Dispose();
    }
}
