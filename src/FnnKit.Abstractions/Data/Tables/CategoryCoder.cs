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

    /// <summary>How often each category occurs, and where first; only for a column whose kind is a guess.</summary>
    private readonly List<(long Count, TableRow First)> _places = [];
    private char[] _text = new char[64];
    private string[]? _sorted;
    private double[] _codes = [];

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
        if (_isGuess)
            Count(code, row);
        return code;
    }

    public override Column Finish(TableSource source)
    {
        if (_isGuess)
            CheckGuess(source);
        _sorted = Sort();
        _codes = new double[_found.Count];
        for (int code = 0; code < _codes.Length; code++)
            _codes[_found[_sorted[code]]] = code;
        return new(Name, _sorted);
    }

    public override void Recode(Span<double> values, int place, int width)
    {
        for (long at = place; at < values.Length; at += width)
        {
            ref double value = ref values[(int)at];
            value = double.IsNaN(value) ? value : _codes[(int)value];
        }
    }

    private void Count(int code, in TableRow row)
    {
        if (code == _places.Count)
            _places.Add((1, row));
        else
            _places[code] = (_places[code].Count + 1, _places[code].First);
    }

    /// <summary>A column whose first value is text may hold numbers all the same, written in another way or with a few odd cells.</summary>
    private void CheckGuess(TableSource source)
    {
        var survey = new NumberSurvey();
        foreach (var (text, code) in _found)
            survey.Add(Encoding.UTF8.GetBytes(text), _places[code].Count);
        var format = NumberSurvey.Choose([survey], commaSeparatesValues: false, out bool isAmbiguous);
        if (!survey.HoldsNumbers(format))
            return;
        if (NumberAdvice.Create(source, format, isAmbiguous) is { } advice)
        {
            string example = _found.Keys.First(key => !source.Numbers.TryParse(Encoding.UTF8.GetBytes(key), out _) && format.TryParse(Encoding.UTF8.GetBytes(key), out _));
            throw source.Error(Name, $"the column holds numbers such as '{example}'; {advice}{Or(_otherwise)}");
        }

        var odd = new OddCells();
        foreach (var (text, code) in _found.Where(pair => !source.Numbers.TryParse(Encoding.UTF8.GetBytes(pair.Key), out _)).OrderBy(pair => _places[pair.Value].First.Number))
            odd.Add(text, _places[code].First, _places[code].Count);
        throw NumberCoder.NotNumbers(Name, odd, IsTarget);
    }

    private string[] Sort()
    {
        string[] categories = [.. _found.Keys.Order(StringComparer.Ordinal)];
        return categories.All(category => double.TryParse(category, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. categories.OrderBy(category => double.Parse(category, CultureInfo.InvariantCulture))]
            : categories;
    }
}
