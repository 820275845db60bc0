using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>Codes a column of categories, which it gathers while reading and sorts at the end.</summary>
internal sealed class CategoryCoder : ColumnCoder
{
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly bool _isGuess;
    private readonly string? _otherwise;
    private char[] _text = new char[64];
    private string[]? _sorted;

    /// <summary>Begins a column that is known to hold categories.</summary>
    public CategoryCoder(string name)
        : base(name)
        => _lookup = _found.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Begins a column that holds categories to judge by its first value alone.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="otherwise">What to do if it holds categories that look like mistaken numbers; null if there is no advice.</param>
    public CategoryCoder(string name, string? otherwise)
        : this(name)
        => (_isGuess, _otherwise) = (true, otherwise);

    public override double Code(in TableCell cell, in TableRow row)
    {
        _ = TryRead(cell, row, out _);
        if (_text.Length < cell.Utf8.Length)
            _text = new char[cell.Utf8.Length];
        if (!cell.TryFormat(_text, out int length))
            throw NotText(row);
        var text = _text.AsSpan(0, length);
        if (!_lookup.TryGetValue(text, out int code))
            _lookup[text] = code = _found.Count;
        return code;
    }

    public override Column Finish(TableSource source)
    {
        if (_isGuess)
            CheckGuess(source);
        return new(Name, _sorted = Sort());
    }

    public override void Recode(Span<double> values, int place, int width)
    {
        double[] codes = new double[_found.Count];
        for (int code = 0; code < codes.Length; code++)
            codes[_found[_sorted![code]]] = code;
        for (long at = place; at < values.Length; at += width)
        {
            ref double value = ref values[(int)at];
            value = double.IsNaN(value) ? value : codes[(int)value];
        }
    }

    private void CheckGuess(TableSource source)
    {
        byte[][] texts = [.. _found.Keys.Select(Encoding.UTF8.GetBytes)];
        if (Array.TrueForAll(texts, text => TableText.TryParse(text, decimalComma: false, out _) || TableText.HasDecimalComma(text)))
            throw OtherDecimals(source);
        string[] odd = [.. _found.Keys.Where((_, i) => !TableText.TryParse(texts[i], decimalComma: false, out double _))];
        if (odd.Length < texts.Length && odd.All(TableText.IsUsualMissing))
            throw source.Error(
                Name, $"the column holds numbers, but also '{odd[0]}'; {source.Advice.Missing?.Invoke(odd[0]) ?? "fill in numbers"}{Or(_otherwise)}");
    }

    private DataException OtherDecimals(TableSource source)
    {
        char mark = source.Options.DecimalComma ? '.' : ',';
        string? example = _found.Keys.FirstOrDefault(key => key.Contains(mark));
        string cure = source.Options.DecimalComma || source.Advice.DecimalComma is null ? "write all numbers in one way" : source.Advice.DecimalComma;
        return source.Error(
            Name,
            $"the column holds numbers with a {(mark == ',' ? "comma" : "point")} before their decimals, such as '{example ?? _found.Keys.First()}'; {cure}{Or(_otherwise)}");
    }

    private string[] Sort()
    {
        string[] categories = [.. _found.Keys.Order(StringComparer.Ordinal)];
        return categories.All(category => double.TryParse(category, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. categories.OrderBy(category => double.Parse(category, CultureInfo.InvariantCulture))]
            : categories;
    }
}
