using System.Runtime.CompilerServices;

namespace Linkage.Domain.Matching;

/// <summary>Words that start on a cache line and stay there: a vector load that crosses lines costs twice.</summary>
internal sealed class AlignedWords
{
    private const int LineWords = 8;
    private readonly ulong[] _words;
    private readonly int _start;

    public AlignedWords(int length)
    {
        _words = GC.AllocateArray<ulong>(length + LineWords, pinned: true);
        unsafe
        {
            var address = (nuint)Unsafe.AsPointer(ref _words[0]) / sizeof(ulong);
            _start = (int)((LineWords - (address % LineWords)) % LineWords);
        }
    }

    public ref ulong this[int index] => ref _words[_start + index];
}
