namespace Linkage.Domain.Regression;

public enum ModelKind
{
    /// <summary>Ordinary least squares on a number.</summary>
    Linear,

    /// <summary>Maximum likelihood of the log odds of a truth value.</summary>
    Logistic,
}
