namespace Linkage.Domain.Outcomes;

/// <summary>The value of an outcome that has none: done, or refused.</summary>
public readonly record struct Nothing
{
    public static Nothing Done => default;
}
