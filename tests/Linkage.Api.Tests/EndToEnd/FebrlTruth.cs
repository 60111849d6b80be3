using Linkage.Api.Tests.Generated;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// What the tutorial asks, computed from the two files of the Febrl generator by nothing but string handling: the linked people, and how
/// many of them there are per state and decade of birth.
/// </summary>
internal sealed class FebrlTruth
{
    public const string Total = "_T";
    public const string Missing = "_Z";

    private FebrlTruth(IReadOnlyList<(string State, string Decade)> linked) => Linked = linked;

    public IReadOnlyList<(string State, string Decade)> Linked { get; }

    public IReadOnlyList<string> States => [.. Linked.Select(one => one.State).Distinct()];

    public IReadOnlyList<string> Decades => [.. Linked.Select(one => one.Decade).Distinct()];

    public static FebrlTruth Read()
    {
        var known = Records("febrl_dataset4b.csv").Select(record => record["soc_sec_id"]).ToHashSet();
        var linked = Records("febrl_dataset4a.csv").Where(record => known.Contains(record["soc_sec_id"]));
        return new FebrlTruth([.. linked.Select(record => (State(record), Decade(record)))]);
    }

    /// <summary>People of a cell; `_T` takes every category.</summary>
    public int Count(string state, string decade) =>
        Linked.Count(one => (state == Total || one.State == state) && (decade == Total || one.Decade == decade));

    private static string State(Dictionary<string, string> record) => record["state"] is { Length: > 0 } state ? state : Missing;

    private static string Decade(Dictionary<string, string> record) =>
        record["date_of_birth"] is { Length: 8 } date ? $"{date[..3]}0" : Missing;

    // The generator writes no quotes, and pads every field with a space.
    private static IEnumerable<Dictionary<string, string>> Records(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(GeneratedFile.Root, "tests", "data", name));
        var header = Split(lines[0]);
        return lines.Skip(1).Select(line => header.Zip(Split(line)).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static string[] Split(string line) => line.Split(',', StringSplitOptions.TrimEntries);
}
