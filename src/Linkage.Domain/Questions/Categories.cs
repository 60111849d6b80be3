using Linkage.Domain.CodeLists;

namespace Linkage.Domain.Questions;

/// <summary>Which categories a group variable has. "Missing" comes beside them wherever the variable can be missing.</summary>
public abstract record Categories;

/// <summary>Those of a code list, at its levels.</summary>
public sealed record CodedCategories(string Name, CodeList List) : Categories;

/// <summary>These and no others, in this order; each as it is written in results.</summary>
public sealed record ListedCategories(IReadOnlyList<string> Codes) : Categories;

/// <summary>Whichever the data holds.</summary>
public sealed record OpenCategories : Categories;
