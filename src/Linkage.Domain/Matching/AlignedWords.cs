using System.Runtime.CompilerServices;

namespace Linkage.Domain.Matching;

/// <summary>
/// Words that start on a cache line and stay there: a vector load that crosses lines costs twice. Used again for one block after the other,
/// as memory that cannot be moved is given back late.
/// </summary>
internal sealed class AlignedWords
{
    private const int LineWords = 8;
    private ulong[] _words = [];
    private int _start;

    /// <summary>Makes room for so many words, whose content is anything.</summary>
    public void Take(int length)
    {
        if (_words.Length >= length + LineWords) return;
        _words = GC.AllocateArray<ulong>(length + LineWords, pinned: true);
        unsafe
        {
            var address = (nuint)Unsafe.AsPointer(ref _words[0]) / sizeof(ulong);
            _start = (int)((LineWords - (address % LineWords)) % LineWords);
        }
    }

    public ref ulong this[int index] => ref _words[_start + index];
}
