using Linkage.Domain.Identity;

namespace Linkage.Storage.Matches;

/// <summary>Names the match of one join of one attempt of a job.</summary>
internal readonly record struct MatchId(string Value) : IIdentifier<MatchId>
{
    public static string Prefix => "mat";

    public static MatchId From(string value) => new(value);

    public override string ToString() => Value;
}
