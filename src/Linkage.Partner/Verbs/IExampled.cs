namespace Linkage.Partner.Verbs;

/// <summary>A command whose help ends with worked examples.</summary>
internal interface IExampled
{
    /// <summary>Complete command lines, each starting with `linkage`.</summary>
    IReadOnlyList<string> Examples { get; }
}
