using System.Diagnostics.CodeAnalysis;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Verbs;

/// <summary>A value, or the way in which the command ends without it.</summary>
internal readonly record struct Attempt<T>
{
    private readonly T? _value;

    private Attempt(T? value, Ending? ending) => (_value, Ending) = (value, ending);

    public Ending? Ending { get; }

    [MemberNotNullWhen(true, nameof(Ending))]
    public bool HasEnded => Ending is not null;

    /// <exception cref="InvalidOperationException">The command has ended: the caller forgot to look.</exception>
    public T Value => Ending is null ? _value! : throw new InvalidOperationException(Ending.Refusal.Code);

    public static implicit operator Attempt<T>(T value) => new(value, null);

    public static implicit operator Attempt<T>(Ending ending) => new(default, ending);

    /// <summary>A refusal by the service.</summary>
    public static implicit operator Attempt<T>(Refusal refusal) => new(default, Ending.Of(refusal));
}
