using Linkage.Domain.Outcomes;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>Looks at all linked rows, once or more often, before the tables are made.</summary>
internal interface ILearner
{
    int Passes { get; }

    /// <param name="pass">From 0; every row that is kept comes in each pass, in rising order of subject.</param>
    void Take(int pass, ILinkedRow row);

    Outcome<Nothing> End(int pass);
}
