using System.Globalization;

namespace FnnKit.Data;

/// <summary>A column of categories whose codes a model has fixed.</summary>
internal sealed class CsvKnownCategoryColumn : CsvColumn
{
    private readonly Column _column;
    private readonly Dictionary<string, int> _codes;

    public CsvKnownCategoryColumn(Column column, int index)
        : base(column.Name, index)
    {
        _column = column;
        _codes = column.Categories!.Select((category, code) => (category, code)).ToDictionary(pair => pair.category, pair => pair.code, StringComparer.Ordinal);
    }

    public override double Read(CsvFile file)
    {
        bool isNumber = TryRead(file, Name, file.Value(Index), out double number);
        string text = file.Text(Index);
        // A whole number may be written in other ways than the one that the model has seen.
        if (_codes.TryGetValue(text, out int code) || (isNumber && _codes.TryGetValue(number.ToString("R", CultureInfo.InvariantCulture), out code)))
            return code;
        throw file.Error(Name, $"'{text}' is none of the values that the model knows: {NameList.Format(_column.Categories!)}");
    }

    public override Column Finish() => _column;
}
