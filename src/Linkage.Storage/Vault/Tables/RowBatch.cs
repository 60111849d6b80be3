using System.Text;

namespace Linkage.Storage.Vault.Tables;

/// <summary>
/// Consecutive rows of one delivery on their way to the staging table: a fixed number of cells and one growing array of bytes, used
/// again for the next batch, so that memory depends neither on the file nor on what is in it. Subjects are still 16 bytes of pseudonym.
/// </summary>
internal sealed class RowBatch(DeliveryLayout layout)
{
    private const int MostRows = 20_000;
    private const int MostCells = 200_000;

    /// <summary>A batch is full, too, when its texts take this much: long rows must not make it large.</summary>
    private const int EnoughBytes = 4 * 1024 * 1024;

    private const long Absent = long.MinValue;
    private readonly int _width = layout.Columns.Count;
    private readonly int _capacity = Math.Clamp(MostCells / layout.Columns.Count, 1, MostRows);
    private readonly long[] _cells = new long[Math.Max(MostCells, layout.Columns.Count)];
    private readonly int[] _lengths = new int[Math.Max(MostCells, layout.Columns.Count)];
    private byte[] _bytes = new byte[64 * 1024];
    private int _used;

    public DeliveryLayout Layout => layout;

    /// <summary>Number of the first row of the batch, counted in the delivery from 1.</summary>
    public long FirstRow { get; private set; }

    public int Rows { get; private set; }

    public bool IsFull => Rows == _capacity || _used >= EnoughBytes;

    public void Start(long firstRow) => (FirstRow, Rows, _used) = (firstRow, 0, 0);

    /// <summary>Opens the next row, all of it missing.</summary>
    public void Add() => _cells.AsSpan(Rows++ * _width, _width).Fill(Absent);

    /// <summary>Sets a number in the row opened last; the domain keeps numbers above <see cref="long.MinValue"/>.</summary>
    public void Set(int column, long number) => _cells[(Rows - 1) * _width + column] = number;

    /// <summary>Sets a text (UTF-8), a pseudonym or an encoding in the row opened last.</summary>
    public void Set(int column, ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _used < bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_used));
        var cell = (Rows - 1) * _width + column;
        (_cells[cell], _lengths[cell]) = (_used, bytes.Length);
        _used += bytes.Length;
    }

    public bool IsMissing(int row, int column) => _cells[row * _width + column] == Absent;

    public long Number(int row, int column) => _cells[row * _width + column];

    public ReadOnlySpan<byte> Bytes(int row, int column) =>
        _bytes.AsSpan((int)_cells[row * _width + column], _lengths[row * _width + column]);

    /// <summary>The cell as a database driver takes it: long, string, byte[] or null.</summary>
    public object? Value(int row, int column) => layout.Columns[column].Kind switch
    {
        _ when IsMissing(row, column) => null,
        ColumnKind.Text => Encoding.UTF8.GetString(Bytes(row, column)),
        ColumnKind.Subject or ColumnKind.Encoding => Bytes(row, column).ToArray(),
        _ => Number(row, column),
    };
}
