namespace Linkage.Storage.Databases;

/// <summary>A piece of a list that is ordered newest first: what comes after the row with this id, and how many rows at most.</summary>
/// <param name="After">Id of the last row that was seen; null for the beginning.</param>
public readonly record struct Page(string? After, int Limit)
{
    /// <summary>One row more than is shown: its presence says that there is a next page.</summary>
    public int Take => Limit + 1;

    /// <summary>
    /// Condition for a table with `id` and `created_at`. Times are compared column to column: the driver's rounding of a parameter never
    /// decides which row comes next.
    /// </summary>
    public static string Following(string table) =>
        $"""
         (@After IS NULL
             OR {table}.created_at < (SELECT seen.created_at FROM {table} seen WHERE seen.id = @After)
             OR ({table}.created_at = (SELECT seen.created_at FROM {table} seen WHERE seen.id = @After) AND {table}.id > @After))
         """;
}
