using System.Globalization;

namespace Linkage.Storage.Vault.Matches;

/// <summary>A match in the vault: its number names its tables.</summary>
/// <param name="Model">Of a probabilistic match: the model that scores it, as JSON.</param>
/// <param name="Quality">What can be said of a match that is ready, as JSON.</param>
internal sealed record LinkTable(int Number, bool IsReady, string? Model, string? Quality)
{
    /// <summary>`left_row`, `right_row` (row numbers of the two deliveries) and `score`.</summary>
    public string Name => NameOf(Number);

    /// <summary>What ranges have found: `range_no` beside the columns of links.</summary>
    public string Pairs => PairsOf(Number);

    /// <summary>Of a match that is cut by blocks, the records of both sides (<see cref="BlockTables"/>).</summary>
    public string Blocks => BlocksOf(Number);

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"links_{number}");

    public static string PairsOf(int number) => string.Create(CultureInfo.InvariantCulture, $"pairs_{number}");

    public static string BlocksOf(int number) => string.Create(CultureInfo.InvariantCulture, $"blocks_{number}");
}
