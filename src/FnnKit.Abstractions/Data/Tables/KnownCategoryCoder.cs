using System.Buffers;
using System.Globalization;

namespace FnnKit;

/// <summary>Codes a column of categories by the codes of a model.</summary>
internal sealed class KnownCategoryCoder : ColumnCoder
{
    private readonly Column _column;
    private readonly UnknownCategories? _unknown;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _codes;

    /// <summary>Begins a column.</summary>
    /// <param name="column">The column as the model knows it.</param>
    /// <param name="unknown">What to do with a category that the model does not know; null for classes, of which each must be known.</param>
    public KnownCategoryCoder(Column column, UnknownCategories? unknown)
        : base(column.Name)
    {
        _column = column;
        _unknown = unknown;
        _codes = column.Categories!.Select((category, code) => (category, code))
            .ToDictionary(pair => pair.category, pair => pair.code, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override double Code(in TableCell cell, in TableRow row)
    {
        const int onStack = 256;
        if (_unknown is not null && cell.Holds == TableCell.Content.Text && cell.Utf8.IsEmpty)
            return double.NaN;
        bool isNumber = TryRead(cell, row, out double number);
        if (cell.Utf8.Length <= onStack)
            return Code(cell, isNumber, number, stackalloc char[Math.Max(onStack, LongestNumber)], row);
        char[] text = ArrayPool<char>.Shared.Rent(cell.Utf8.Length);
        double code = Code(cell, isNumber, number, text, row);
        ArrayPool<char>.Shared.Return(text);
        return code;
    }

    public override Column Finish(TableSource source) => _column;

    private double Code(in TableCell cell, bool isNumber, double number, Span<char> text, in TableRow row)
    {
        if (!cell.TryFormat(text, out int length))
            throw NotText(row);
        if (_codes.TryGetValue(text[..length], out int code))
            return code;
        // A whole number may be written in other ways than the one that the model has seen.
        Span<char> usual = stackalloc char[LongestNumber];
        if (isNumber && number.TryFormat(usual, out int usualLength, "R", CultureInfo.InvariantCulture) && _codes.TryGetValue(usual[..usualLength], out code))
            return code;
        if (_unknown == UnknownCategories.Accept)
            return Column.Unknown;
        string cure = _unknown is null ? "" : ". Correct it, or train with 'Data:UnknownCategories' set to 'Accept'";
        throw row.Error(Name, $"'{text[..length]}' is none of the values that the model knows: {NameList.Format(_column.Categories!)}{cure}");
    }
}
