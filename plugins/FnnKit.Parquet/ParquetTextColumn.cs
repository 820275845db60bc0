using System.Text;
using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>A column of texts.</summary>
internal sealed class ParquetTextColumn(DataField field) : ParquetColumn(field)
{
    private readonly Dictionary<string, byte[]> _utf8 = [];
    private string?[] _texts = [];
    private byte[]?[] _values = [];

    public override void Load(ParquetRowGroupReader group, int rows, CancellationToken cancellation)
    {
        const int mostDistinct = 1 << 16;
        Array.Resize(ref _texts, rows);
        Array.Resize(ref _values, rows);
        group.ReadAsync(Field, _texts.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
        for (int i = 0; i < rows; i++)
        {
            if (_texts[i] is not { } text)
            {
                _values[i] = null;
                continue;
            }

            // Most columns of texts are categories, of which each is encoded once.
            if (!_utf8.TryGetValue(text, out byte[]? bytes))
            {
                if (_utf8.Count >= mostDistinct)
                    _utf8.Clear();
                _utf8[text] = bytes = Encoding.UTF8.GetBytes(text.Trim());
            }

            _values[i] = bytes;
        }

        IsLoaded = true;
    }

    public override TableCell Read(int row) => _values[row] is { } text ? TableCell.FromText(text) : default;
}
