using Linkage.Storage.Databases;

namespace Linkage.Storage.Tests.Databases;

public sealed class ScriptPairTests
{
    [Theory]
    [InlineData("control")]
    [InlineData("vault")]
    public void Every_script_exists_for_both_databases(string schema) => Assert.Equal(
        Migrations.Scripts("sqlite", schema).Select(script => (script.Version, script.Name)),
        Migrations.Scripts("sqlserver", schema).Select(script => (script.Version, script.Name)));

    [Theory]
    [InlineData("sqlite", "control")]
    [InlineData("sqlite", "vault")]
    [InlineData("sqlserver", "control")]
    [InlineData("sqlserver", "vault")]
    public void Scripts_are_numbered_without_a_gap(string dialect, string schema) => Assert.All(
        Migrations.Scripts(dialect, schema),
        script => Assert.StartsWith($"{script.Version:000}_", script.Name, StringComparison.Ordinal));
}
