using Linkage.Domain.Json;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>
/// The combinations of categories that a policy calls impossible: each is of one declared dataset, in codes that it can have.
/// </summary>
internal static class StructuralZeroClauses
{
    private const int MostCombinations = 1_000;

    /// <param name="at">JSON pointer of the policy.</param>
    public static void Check(AgreementDocument agreement, DisclosurePolicy policy, string at, FaultList faults)
    {
        var combinations = policy.StructuralZeros ?? [];
        faults.Check(
            combinations.Count <= MostCombinations, $"{at}/structuralZeros", "count",
            $"A policy names at most {MostCombinations} combinations.");
        for (var i = 0; i < combinations.Count; i++) Check(agreement, combinations[i], $"{at}/structuralZeros/{i}", faults);
    }

    private static void Check(AgreementDocument agreement, ImpossibleCombination combination, string at, FaultList faults)
    {
        faults.Check(combination.Codes.Count > 0, $"{at}/codes", "empty", "An impossible combination names at least one field.");
        var dataset = agreement.FindDataset(combination.Dataset);
        if (!faults.Check(dataset is not null, $"{at}/dataset", "unknown-dataset", "The agreement declares no dataset of this name."))
            return;
        foreach (var (name, code) in combination.Codes)
        {
            var pointer = JsonPointer.Append($"{at}/codes", name);
            if (dataset!.Schema.Find(name) is not { } field) faults.Add(pointer, "unknown-field", "The dataset has no field of this name.");
            else if (CodesOf(agreement, field) is not { } codes)
                faults.Add(pointer, "no-categories", "The field has no list of categories.");
            else faults.Check(codes.Contains(code), pointer, "unknown-code", "The field has no such category.");
        }
    }

    /// <summary>As results write them; null where the agreement does not say which there are.</summary>
    private static IEnumerable<string>? CodesOf(AgreementDocument agreement, Field field) => field switch
    {
        { CodeList: { } name } => agreement.CodeLists.TryGetValue(name, out var list) ? list.Codes.Select(code => code.Text) : null,
        { Categories: { } categories } => categories.Select(category => category.Value.Text),
        { Type: FieldType.Boolean } => ["false", "true"],
        _ => null,
    };
}
