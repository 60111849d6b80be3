using System.Data.Common;
using Linkage.Api.Tests.Running;
using Linkage.Storage.Databases;

namespace Linkage.Api.Tests.Ingest;

/// <summary>Counts openings of databases over all of one "process", and lets none through after the last.</summary>
internal sealed class Fuse(int openings)
{
    private int _left = openings;

    public void Burn()
    {
        if (Interlocked.Decrement(ref _left) < 0) throw new FuseException();
    }
}

internal sealed class FuseException : Exception;

/// <summary>A dialect whose databases cannot be opened any more once the fuse has burnt: between any two transactions, a crash.</summary>
internal sealed class FusedDialect(SqlDialect dialect, Fuse fuse) : SameDialect(dialect)
{
    public static Task<Database> OnAsync(Database database, Fuse fuse) => new FusedDialect(database.Dialect, fuse).OnAsync(database);

    public override DbConnection Connect(string connectionString)
    {
        fuse.Burn();
        return base.Connect(connectionString);
    }
}
