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

    /// <summary>How to say that the column holds categories, where only its first value speaks for that; null where somebody has said so.</summary>
    public string? UnlessAsked { get; init; }

    /// <exception cref="DataException">The categories are numbers in disguise.</exception>
    public override Column Finish()
    {
        if (UnlessAsked is not null)
            CheckGuess(UnlessAsked);
        return new(Name, Sorted());
    }

    private void CheckGuess(string asked)
    {
        byte[][] texts = [.. _found.Keys.Select(Encoding.UTF8.GetBytes)];
        var invariant = new CsvText(null, decimalComma: false);
        if (Array.TrueForAll(texts, text => invariant.TryParse(text, out double _) || CsvText.HasDecimalComma(text)))
        {
            string example = _found.Keys.First(key => key.Contains(','));
            throw new DataException($"Column '{Name}' holds numbers with a comma before their decimals, such as '{example}'; set 'DecimalComma' to true, or {asked}.");
        }

        string[] odd = [.. _found.Keys.Where((_, i) => !invariant.TryParse(texts[i], out double _))];
        if (odd.Length < texts.Length && odd.All(text => CsvText.UsualMissing.Contains(text, StringComparer.OrdinalIgnoreCase)))
            throw new DataException($"Column '{Name}' holds numbers, but also '{odd[0]}'; {Missing(odd[0])}, or {asked}.");
    }

    private string[] Sorted()
    {
        string[] categories = [.. _found.Keys.Order(StringComparer.Ordinal)];
        return categories.All(category => double.TryParse(category, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. categories.OrderBy(category => double.Parse(category, CultureInfo.InvariantCulture))]
            : categories;
    }
}
