using System.Data.Common;

namespace Linkage.Storage.Databases;

/// <summary>All that differs between the two databases in a query's text or around it. Everything else is one portable text.</summary>
public abstract class SqlDialect
{
    public abstract string Name { get; }

    public abstract DbConnection Connect(string connectionString);

    /// <summary>Settings that hold per connection, run after each open.</summary>
    public abstract string? AfterOpen { get; }

    /// <summary>Ends an ordered query after as many rows as the parameter says.</summary>
    public abstract string Take(string parameter);

    /// <summary>A search condition: two texts are the same, character by character, trailing spaces included.</summary>
    public abstract string SameText(string left, string right);

    /// <summary>Text of one to so many digits 0-9 as a 64-bit integer; NULL for any other text.</summary>
    public abstract string DigitsToInteger(string text, int mostDigits);

    /// <summary>Holds the named application lock until the session's transaction ends; waits up to 60 seconds.</summary>
    public abstract Task LockAsync(Session session, string resource, CancellationToken cancel);

    /// <summary>A unique key was there already.</summary>
    public abstract bool IsDuplicate(DbException error);

    /// <summary>Chosen as a deadlock victim or timed out on a lock: the transaction did nothing and may be tried again.</summary>
    public abstract bool IsTransient(DbException error);

    /// <summary>Rows into an existing table as fast as the database takes them, inside the session's transaction.</summary>
    public abstract Task<IBulkWriter> BulkAsync(Session session, string table, IReadOnlyList<string> columns, CancellationToken cancel);
}
