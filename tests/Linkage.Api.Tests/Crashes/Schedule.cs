using Linkage.Domain.Chance;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// When to kill: places spread evenly over a phase (multiples of the golden ratio, moved a little by chance), as parts of how long the
/// phase took the last time. Of four plays one kills around the request and in the start of the process, three in the work itself.
/// </summary>
internal sealed class Schedule(TimeSpan start, IReadOnlyDictionary<Phase, TimeSpan> undisturbed)
{
    private const double GoldenRatio = 0.6180339887498949;

    private readonly Dictionary<Phase, TimeSpan> _takes = new(undisturbed);
    private readonly Dictionary<Phase, int> _hits = Enum.GetValues<Phase>().ToDictionary(phase => phase, _ => 0);

    public IReadOnlyDictionary<Phase, int> Hits => _hits;

    /// <summary>
    /// Three kills per phase: one in the process that began it, two in those that take it up. Work that ended with its process five times
    /// is given up.
    /// </summary>
    public IReadOnlyDictionary<Phase, Kills> Kills(int play)
    {
        var (chance, atWork) = (new Seeded($"play {play}"), play % 4 != 0);
        return _takes.ToDictionary(pair => pair.Key, pair =>
        {
            var later = atWork ? pair.Value : start;
            return new Kills(atWork, pair.Value * Place(0), later * Place(1), later * Place(2));
        });

        double Place(int third) => (third / 3.0 + play * GoldenRatio + chance.Fraction() * 0.05) % 1;
    }

    /// <summary>Takes notice of how a play went.</summary>
    public void Learn(Storm storm)
    {
        foreach (var (phase, hits) in storm.Hits)
        {
            _hits[phase] += hits;
            _takes[phase] = storm.Took[phase];
        }
    }
}
