using global::Parquet;
using global::Parquet.Schema;

namespace FnnKit.Parquet;

/// <summary>A column of a Parquet file with the values of the current row group.</summary>
internal abstract class ParquetColumn(DataField field, TableColumnKind kind = TableColumnKind.Inferred)
{
    public string Name { get; } = NameOf(field);

    public TableColumnKind Kind => kind;

    public bool IsLoaded { get; protected set; }

    /// <summary>Whether a row has several values.</summary>
    public bool IsList => Field.MaxRepetitionLevel > 0;

    public string TypeName => Field.ClrType.Name;

    protected DataField Field { get; private set; } = field;

    public static string NameOf(DataField field) => string.Join('.', field.Path.ToList());

    public static ParquetColumn Create(DataField field)
    {
        if (field.MaxRepetitionLevel > 0)
            return new ParquetOddColumn(field, "lists");
        var type = field.ClrType;
        return type switch
        {
            _ when type == typeof(double) => new ParquetColumn<double>(field, TableCell.FromNumber),
            _ when type == typeof(float) => new ParquetColumn<float>(field, value => TableCell.FromNumber(value)),
            _ when type == typeof(long) => new ParquetColumn<long>(field, TableCell.FromWholeNumber),
            _ when type == typeof(int) => new ParquetColumn<int>(field, value => TableCell.FromWholeNumber(value)),
            _ when type == typeof(short) => new ParquetColumn<short>(field, value => TableCell.FromWholeNumber(value)),
            _ when type == typeof(sbyte) => new ParquetColumn<sbyte>(field, value => TableCell.FromWholeNumber(value)),
            _ when type == typeof(byte) => new ParquetColumn<byte>(field, value => TableCell.FromWholeNumber(value)),
            _ when type == typeof(ushort) => new ParquetColumn<ushort>(field, value => TableCell.FromWholeNumber(value)),
            _ when type == typeof(uint) => new ParquetColumn<uint>(field, value => TableCell.FromWholeNumber(value)),
            _ when type == typeof(ulong) => new ParquetColumn<ulong>(field, value => value <= long.MaxValue ? TableCell.FromWholeNumber((long)value) : TableCell.FromNumber(value)),
            _ when type == typeof(bool) => new ParquetColumn<bool>(field, value => TableCell.FromWholeNumber(value ? 1 : 0)),
            _ when type == typeof(decimal) => new ParquetColumn<decimal>(field, value => TableCell.FromNumber((double)value)),
            _ when type == typeof(DateTime) => new ParquetColumn<DateTime>(field, value => TableCell.FromNumber((value - DateTime.UnixEpoch).TotalDays), TableColumnKind.Dates),
            _ when type == typeof(DateOnly) => new ParquetColumn<DateOnly>(
                field, value => TableCell.FromNumber(value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber), TableColumnKind.Dates),
            _ when type == typeof(TimeSpan) => new ParquetColumn<TimeSpan>(field, value => TableCell.FromNumber(value.TotalDays)),
            _ when type == typeof(TimeOnly) => new ParquetColumn<TimeOnly>(field, value => TableCell.FromNumber(value.ToTimeSpan().TotalDays)),
            _ when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => new ParquetTextColumn(field),
            _ when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => new ParquetOddColumn(field, "bytes"),
            _ => new ParquetOddColumn(field, $"values of the type {type.Name}"),
        };
    }

    /// <summary>Takes the field of another file for this column, if it has the same name and type.</summary>
    public bool TryMoveTo(DataField field)
    {
        if (NameOf(field) != Name || field.ClrType != Field.ClrType || field.MaxRepetitionLevel != Field.MaxRepetitionLevel)
            return false;
        Field = field;
        return true;
    }

    /// <summary>Forgets the values of a row group.</summary>
    public void Clear() => IsLoaded = false;

    /// <summary>Reads the values of a row group.</summary>
    public abstract void Load(ParquetRowGroupReader group, int rows, CancellationToken cancellation);

    /// <summary>A value of the current row group.</summary>
    public abstract TableCell Read(int row);
}
