namespace Linkage.Domain.Keys;

/// <summary>
/// What is put before the value in a keyed hash: words that each end in 0x1F (unit separator), so that no two sequences of words give
/// the same bytes.
/// </summary>
internal static class KeyedMessage
{
    public const byte Separator = 0x1F;
    public const int LongestWord = 64;

    /// <summary>Writes the word and its separator.</summary>
    /// <returns>How many bytes that took.</returns>
    /// <exception cref="ArgumentException">The word is empty, longer than 64 characters, or not printable ASCII: a bug of the
    /// caller.</exception>
    public static int Word(ReadOnlySpan<char> word, Span<byte> target)
    {
        if (word.Length is 0 or > LongestWord) throw NotAWord();
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is < ' ' or > '~') throw NotAWord();
            target[i] = (byte)word[i];
        }

        target[word.Length] = Separator;
        return word.Length + 1;
    }

    private static ArgumentException NotAWord() => new("A word of a keyed hash is 1 to 64 characters of printable ASCII.");
}
