using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace FnnKit.Data;

/// <summary>A column of categories that are gathered while reading and sorted at the end.</summary>
internal sealed class CsvCategoryColumn : CsvColumn
{
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private char[] _text = new char[64];

    public CsvCategoryColumn(string name, int index)
        : base(name, index)
        => _lookup = _found.GetAlternateLookup<ReadOnlySpan<char>>();

    public override IReadOnlyDictionary<double, double>? Codes
        => Sorted().Select((category, code) => (category, code)).ToDictionary(pair => (double)_found[pair.category], pair => (double)pair.code);

    public override double Read(CsvFile file)
    {
        var value = file.Value(Index);
        _ = TryRead(file, Name, value, out _);
        if (_text.Length < value.Length)
            _text = new char[value.Length];
        if (Utf8.ToUtf16(value, _text, out _, out int length, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
            throw file.Error(Name, "the value is not UTF-8 text; save the file in UTF-8");
        var text = _text.AsSpan(0, length);
        if (!_lookup.TryGetValue(text, out int code))
            _lookup[text] = code = _found.Count;
        return code;
    }

    public override Column Finish() => new(Name, Sorted());

    private string[] Sorted()
    {
        string[] categories = [.. _found.Keys.Order(StringComparer.Ordinal)];
        return categories.All(category => double.TryParse(category, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. categories.OrderBy(category => double.Parse(category, CultureInfo.InvariantCulture))]
            : categories;
    }
}
