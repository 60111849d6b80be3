using Linkage.Domain.Expressions;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>A group variable of which the categories are known when the passes are over.</summary>
internal interface ILearntVariable : ILearner
{
    LearntCategory Variable { get; }

    /// <summary>Null among them when some rows have no category.</summary>
    IReadOnlyList<string?> Codes { get; }

    /// <summary>The category of a row; null for none.</summary>
    string? CodeOf(ILinkedRow row);
}
