using FsCheck.Fluent;
using Linkage.Domain.Expressions;
using Linkage.Domain.Tests.Expressions;
using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Links;

namespace Linkage.Storage.Tests.Vault.Links;

/// <summary>What a database computes from a generated statement is what the domain's own definition says, row for row.</summary>
public abstract class SqlExpressionContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private const int Rows = 60;
    private const int Trees = 200;
    private const int Depth = 3;
    private static readonly string[] Columns = ["n", "x", "t", "b", "q"];

    [Fact]
    public async Task Every_expression_has_one_meaning()
    {
        var rows = TestRow.Any.Sample(Rows, Rows).Where(IsComparable).ToList();
        await StoreAsync(rows);
        var compared = 0;
        foreach (
            var syntax in Gen.OneOf(SyntaxGenerator.Number(Depth), SyntaxGenerator.Truth(Depth), SyntaxGenerator.Text(Depth)).Sample(Trees, Trees))
        {
            var expression = ExpressionChecker.Check(syntax, TestRow.Find);
            // Refused as one that may overflow, or as too large: it never reaches a database.
            if (expression.IsRefused) continue;
            var expected = rows.Select(row => Evaluator.Evaluate(expression.Value, row.Kept)).ToList();
            Assert.True(expected.SequenceEqual(await ComputeAsync(expression.Value)), ExpressionText.Print(syntax));
            compared++;
        }

        Assert.InRange(compared, Trees / 2, Trees);
    }

    // SQL Server counts the units of UTF-16 where the definition counts code points: beyond the basic plane a substring may differ.
    private bool IsComparable(TestRow row) => Engine == Engine.Sqlite || row.T?.Any(char.IsSurrogate) != true;

    private Task StoreAsync(List<TestRow> rows) => Vault.WriteAsync(
        async session =>
        {
            var text = Engine == Engine.Sqlite ? "TEXT" : "nvarchar(400) COLLATE Latin1_General_100_BIN2";
            await session.ExecuteAsync(
                $"CREATE TABLE e (row_no bigint NOT NULL, n bigint NULL, x bigint NULL, t {text} NULL, b bigint NULL, q bigint NULL)",
                null,
                Cancel);
            await using var writer = await session.Dialect.BulkAsync(session, "e", ["row_no", .. Columns], Cancel);
            for (var at = 0; at < rows.Count; at++)
                await writer.WriteAsync([(long)at, .. Columns.Select(name => Kept(rows[at], name))], Cancel);
            await writer.FinishAsync(Cancel);
        },
        Cancel);

    private static object? Kept(TestRow row, string name)
    {
        var value = row.Kept((Column)TestRow.Find($"d.{name}")!);
        return value.Text ?? (object?)value.Number;
    }

    private async Task<IReadOnlyList<Scalar>> ComputeAsync(Expression expression)
    {
        var parameters = new SqlParameters();
        var value = new SqlExpression(Vault.Dialect, parameters, column => $"e.{column.Field.Name}").Value(expression);
        await using var session = await Vault.ReadAsync(Cancel);
        await using var reader = await session.ReadAsync($"SELECT {value} AS computed FROM e ORDER BY row_no", parameters.Values, Cancel);
        var computed = new List<Scalar>();
        while (await reader.ReadAsync(Cancel))
        {
            computed.Add(reader.GetValue(0) switch
            {
                long number => Scalar.Of(number),
                string text => Scalar.Of(text),
                _ => Scalar.Missing,
            });
        }

        return computed;
    }
}

public sealed class SqliteSqlExpressions() : SqlExpressionContract(Engine.Sqlite);

public sealed class SqlServerSqlExpressions() : SqlExpressionContract(Engine.SqlServer);
