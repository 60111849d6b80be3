using System.Text;

namespace Linkage.Domain.Lifecycles;

/// <summary>One permitted step; the action is the word that the audit trail writes.</summary>
public sealed record Step<TState>(TState From, TState To, string Action)
    where TState : struct, Enum;

/// <summary>
/// The one table of permitted steps of a noun. Storage moves a row only along a step, with the step's From in the WHERE clause;
/// the diagram in docs/generated is drawn from the same table.
/// </summary>
public sealed class Lifecycle<TState>(string noun, TState initial, IReadOnlyList<Step<TState>> steps)
    where TState : struct, Enum
{
    public string Noun => noun;

    public TState Initial => initial;

    public IReadOnlyList<Step<TState>> Steps => steps;

    /// <exception cref="InvalidOperationException">No such step: a bug in the caller, never an answer to a user.</exception>
    public Step<TState> Step(TState from, TState to) =>
        steps.FirstOrDefault(step => step.From.Equals(from) && step.To.Equals(to))
        ?? throw new InvalidOperationException($"No step of {noun} leads from {from} to {to}.");

    public bool Allows(TState from, TState to) => steps.Any(step => step.From.Equals(from) && step.To.Equals(to));

    public bool IsFinal(TState state) => !steps.Any(step => step.From.Equals(state));

    /// <summary>A Mermaid state diagram, in the order of the table.</summary>
    public string Diagram()
    {
        var text = new StringBuilder($"# Lifecycle of a {noun}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {initial}\n");
        foreach (var step in steps) text.Append($"    {step.From} --> {step.To}: {step.Action}\n");
        foreach (var state in Enum.GetValues<TState>().Where(IsFinal)) text.Append($"    {state} --> [*]\n");
        return text.Append("```\n").ToString();
    }
}
