namespace Linkage.Domain.Profiles;

/// <param name="Frequency">How many have this vector.</param>
public readonly record struct WeightedVector(FeatureVector Vector, long Frequency);
