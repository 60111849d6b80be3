namespace Linkage.Worker.Ingest;

/// <summary>Recognises by its first bytes what is certainly no CSV, so that the answer is one sentence and not a fault per row.</summary>
internal static class FileKind
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int HeadLength = 16;

    private static readonly byte[][] Binary =
    [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06],     // ZIP, and with it xlsx and ods
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],       // Compound file: xls
        [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], // gzip, bzip2, zstd, xz
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], // 7z, RAR
        [.. "%PDF-"u8], [.. "PAR1"u8], [.. "ARROW1"u8], [.. "SQLite format 3\0"u8], [.. "$FL2@(#)"u8], [.. "LKSEAL"u8],
    ];

    // UTF-16 and UTF-32, both byte orders. The mark of UTF-8 is taken.
    private static readonly byte[][] OtherMarks = [[0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x00, 0xFE, 0xFF]];

    /// <returns>The rule that the file breaks, or null when it may be CSV.</returns>
    public static string? BrokenRule(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.SequenceEqual("\uFEFF"u8)) return IngestRule.EmptyFile;
        foreach (var magic in Binary)
        {
            if (head.StartsWith(magic)) return IngestRule.NotCsv;
        }

        foreach (var mark in OtherMarks)
        {
            if (head.StartsWith(mark)) return IngestRule.NotUtf8;
        }

        return null;
    }
}
