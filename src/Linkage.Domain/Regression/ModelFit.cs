using System.Security.Cryptography;
using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Regression;

/// <summary>A fitted model with the evidence by which it is judged.</summary>
public sealed record ModelFit(PublishedModel Model, ModelEvidence Evidence)
{
    /// <summary>Rounding in the evidence is to the strict side, so that it cannot depend on the last bits of a sum.</summary>
    private const double Slack = 1e-9;

    private const int MostCoefficients = 60;

    /// <param name="model">Index of the model in its question, for faults.</param>
    /// <param name="partners">Number of partners.</param>
    /// <param name="incomplete">Linked rows that lack the outcome or a term.</param>
    /// <param name="jointLeverage">Of all models of the question together (<see cref="JointLeverage"/>); 0 where there is one.</param>
    /// <param name="cells">Tables with the cells that the coefficients determine.</param>
    /// <returns>Refused as `model-refused` when the model cannot be fitted.</returns>
    public static Outcome<ModelFit> Of(
        ModelRows rows, int model, DisclosurePolicy policy, int partners, long incomplete, double jointLeverage, IReadOnlyList<string> cells)
    {
        if (rows.HasRepeats)
            return ModelRefusal.Of(model, "several-rows", "A subject has more than one row; a model takes one per subject.");
        if (rows.Count == 0) return ModelRefusal.Of(model, "no-rows", "No row has the outcome and every term.");
        var design = Design.Of(rows, model);
        if (design.IsRefused) return design.Refusal;
        if (rows.Count <= design.Value.Parameters)
            return ModelRefusal.Of(model, "degrees-of-freedom", "The model has a coefficient for every row.");
        if (design.Value.Parameters > MostCoefficients)
            return ModelRefusal.Of(model, "coefficients", $"A model has at most {MostCoefficients} coefficients.");
        var moments = new Moments(design.Value);
        var columns = Standardised.Of(design.Value, moments, model);
        if (columns.IsRefused) return columns.Refusal;
        var evidence = Gather(design.Value, new Influence(design.Value, columns.Value, moments), policy, partners);
        var leverage = Math.Max(evidence.LargestLeverage, Up(jointLeverage));
        evidence = evidence with { Incomplete = incomplete, LargestLeverage = leverage, Cells = cells };
        return rows.Spec.Kind == ModelKind.Linear
            ? LinearFit.Of(design.Value, moments, model).Then(found => With(design.Value, found, evidence))
            : LogisticFit.Of(design.Value, columns.Value, model).Then(fit => With(
                design.Value, fit.Coefficients(), evidence with { LargestLeverage = Math.Max(leverage, Up(fit.LargestLeverage())) }));
    }

    /// <summary>What ties the evidence to the model: lower-case hexadecimal SHA-256 of its JSON.</summary>
    public static string HashOf(PublishedModel model) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(model, PublishedTables.Json)));

    private static Outcome<ModelFit> With(Design design, IReadOnlyList<Coefficient> found, ModelEvidence evidence)
    {
        var (spec, count) = (design.Rows.Spec, design.Rows.Count);
        var model = new PublishedModel(spec.Name, spec.Kind, spec.Outcome, count, count - design.Parameters, design.References, found);
        return new ModelFit(model, evidence with { Hash = HashOf(model) });
    }

    private static ModelEvidence Gather(Design design, Influence influence, DisclosurePolicy policy, int partners)
    {
        var (coalitions, isLinear) = (Coalitions.Of(policy, partners), design.Rows.Spec.Kind == ModelKind.Linear);
        var sums = influence.Weigh(policy, coalitions);
        return new(
            design.Rows.Spec.Name, string.Empty, design.Rows.Spec.Kind, design.Rows.Count, design.Parameters,
            design.Categories.Select(one => (long?)one.All).Min(),
            Outside(design, coalitions),
            0,
            Up(influence.LargestLeverage),
            isLinear && sums.LeastRemainder() is { } rest ? Down(rest) : null,
            isLinear ? [.. sums.LargestShares().Select(Up)] : [],
            policy.Coalition, policy.PerPartner, []);
    }

    private static long? Outside(Design design, IReadOnlyList<ulong> coalitions)
    {
        var all = new ContributorCount();
        for (var row = 0; row < design.Rows.Count; row++) all.Add(design.Rows.Partners(row));
        var outside = design.Categories.Append(all).SelectMany(count => coalitions.Select(count.Outside));
        return outside.Where(count => count > 0).Min(count => (long?)count);
    }

    private static decimal Up(double value) => decimal.Round((decimal)Math.Min(1e9, value + Slack), 9, MidpointRounding.ToPositiveInfinity);

    private static decimal Down(double value) => decimal.Round((decimal)Math.Clamp(value - Slack, 0, 1e9), 9, MidpointRounding.ToZero);
}
