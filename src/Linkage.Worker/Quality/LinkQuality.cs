using Linkage.Domain.Protection.Tables;

namespace Linkage.Worker.Quality;

/// <summary>How well the inputs of a question met. True counts, which never leave the worker as they are.</summary>
/// <param name="Inputs">In the order of the question, the population first.</param>
/// <param name="Variables">The group variables by which <paramref name="Matches"/> are counted.</param>
internal sealed record LinkQuality(IReadOnlyList<InputCounts> Inputs, MatchCounts Matches, IReadOnlyList<Variable> Variables)
{
    public long Subjects => Matches.Subjects;

    /// <summary>Rows of the population, before any join or filter.</summary>
    public long Rows => Inputs[0].Rows;
}
