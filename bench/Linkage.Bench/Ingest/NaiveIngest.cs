using System.Text;
using CsvHelper;
using Microsoft.Data.Sqlite;

namespace Linkage.Bench.Ingest;

/// <summary>
/// What one writes first: every value as a string into an INSERT per row, all in one transaction. Nothing is checked or linked.
/// </summary>
internal static class NaiveIngest
{
    public static void Run(string csvPath, string databasePath)
    {
        using var connection = new SqliteConnection($"Data Source={databasePath}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Execute(connection, "CREATE TABLE incomes (household TEXT, income INTEGER, composition TEXT, area TEXT, gas REAL, since TEXT)");
        using var csv = CsvReader.Create(File.OpenRead(csvPath), new CsvReaderOptions { Separator = ',' });
        using var transaction = connection.BeginTransaction();
        while (csv.Read()) Insert(connection, transaction, csv);
        transaction.Commit();
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, CsvReader csv)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO incomes VALUES ($f0, $f1, $f2, $f3, $f4, $f5)";
        for (var at = 0; at < 6; at++) insert.Parameters.AddWithValue($"$f{at}", csv.GetString(at));
        insert.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
