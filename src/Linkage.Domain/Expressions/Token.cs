namespace Linkage.Domain.Expressions;

/// <param name="Text">The characters of the token; of a text literal what stands between its quotes, unescaped.</param>
/// <param name="Position">Counted in characters from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position);

internal enum TokenKind
{
    Number,
    Text,

    /// <summary>A field, variable or function.</summary>
    Name,

    /// <summary>A reserved word.</summary>
    Word,

    /// <summary>An operator, bracket or comma.</summary>
    Sign,
    End,
}
