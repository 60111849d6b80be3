using System.Globalization;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>A line of the tutorial's released table.</summary>
/// <param name="Persons">Null when suppressed.</param>
internal sealed record ReleasedCell(string State, string Decade, int? Persons, string Status, string Confidentiality)
{
    public bool IsSuppressed => Persons is null;

    public static IReadOnlyList<ReleasedCell> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        Assert.Equal("a.state,decade,persons,persons_status,persons_confidentiality", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(Of)];
    }

    private static ReleasedCell Of(string[] fields)
    {
        Assert.Equal(5, fields.Length);
        int? persons = fields[2].Length == 0 ? null : int.Parse(fields[2], CultureInfo.InvariantCulture);
        return new(fields[0], fields[1], persons, fields[3], fields[4]);
    }
}
