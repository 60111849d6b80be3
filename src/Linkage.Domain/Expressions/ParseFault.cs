using System.Diagnostics.CodeAnalysis;

namespace Linkage.Domain.Expressions;

/// <summary>Leaves the recursion of the parser at the first fault; never leaves <see cref="ExpressionText.Parse"/>.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown and caught in this folder only.")]
[SuppressMessage("Design", "CA1064", Justification = "Thrown and caught in this folder only.")]
internal sealed class ParseFault(int position, string rule, string message) : Exception(message)
{
    public int Position { get; } = position;

    public string Rule { get; } = rule;
}
