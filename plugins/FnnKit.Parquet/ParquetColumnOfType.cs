using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>A column of values of one type.</summary>
internal sealed class ParquetColumn<T>(DataField field, ParquetColumn<T>.Conversion convert, TableColumnKind kind = TableColumnKind.Inferred) : ParquetColumn(field, kind)
    where T : struct
{
    private T[] _values = [];
    private T?[] _nullable = [];

    public delegate TableCell Conversion(T value);

    public override void Load(ParquetRowGroupReader group, int rows, CancellationToken cancellation)
    {
        if (Field.MaxDefinitionLevel > 0)
        {
            Array.Resize(ref _nullable, rows);
            group.ReadAsync<T>(Field, _nullable.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
        }
        else
        {
            Array.Resize(ref _values, rows);
            group.ReadAsync<T>(Field, _values.AsMemory(), null, cancellation).AsTask().GetAwaiter().GetResult();
        }

        IsLoaded = true;
    }

    public override TableCell Read(int row)
    {
        if (Field.MaxDefinitionLevel == 0)
            return convert(_values[row]);
        return _nullable[row] is { } value ? convert(value) : default;
    }
}
