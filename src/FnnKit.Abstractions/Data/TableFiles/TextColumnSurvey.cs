using System.Text;

namespace FnnKit;

/// <summary>What the values of a column look like: numbers, dates, words for missing values, other texts.</summary>
internal sealed class TextColumnSurvey
{
    private const int MostKept = 1000;

    private readonly NumberSurvey _numbers = new();
    private readonly HashSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (long Place, string Unit)> _odd = [];
    private long _numberCount, _texts, _dates;

    /// <summary>Whether it holds dates and nothing else.</summary>
    public bool HoldsDates => _texts > 0 && _dates == _texts && _numberCount == 0;

    /// <summary>Whether it holds numbers, but for a few odd texts.</summary>
    public bool IsMostlyNumbers => _numberCount > 0 && (_texts == 0 || _numbers.HoldsNumbers(NumberFormat.Plain));

    /// <summary>Whether it holds categories of which some look like numbers.</summary>
    public bool IsMixed => _numberCount > 0 && _texts > 0 && !IsMostlyNumbers;

    /// <summary>The texts that are neither numbers nor usual words for a missing value.</summary>
    public IEnumerable<string> Odd => _odd.Keys;

    /// <summary>Whether a word stands for missing values here. Among categories most of the words may be one, as NA is Namibia.</summary>
    public bool IsMissing(string word) => _missing.Contains(word) && (word is "" or "?" || IsMostlyNumbers || HoldsDates);

    public void Add(in TableCell cell, long place, string unit)
    {
        if (cell.Holds is TableCell.Content.Nothing)
            return;
        if (cell.Holds is not TableCell.Content.Text)
        {
            _numberCount++;
            _numbers.Add("0"u8);
            return;
        }

        var text = cell.Utf8;
        _numbers.Add(text);
        if (TableText.FindUsualMissing(text) is { } missing)
            _missing.Add(missing);
        else if (NumberFormat.Plain.TryParse(text, out double number) && !double.IsNaN(number))
            _numberCount++;
        else
            AddText(text, place, unit);
    }

    /// <summary>Names the first odd texts with their places.</summary>
    public string DescribeOdd(int shown)
        => string.Join(", ", _odd.Take(shown).Select(pair => FormattableString.Invariant($"'{pair.Key}' in {pair.Value.Unit} {pair.Value.Place}"))) + (_odd.Count > shown && shown > 1 ? ", ..." : "");

    private void AddText(ReadOnlySpan<byte> text, long place, string unit)
    {
        _texts++;
        // Most columns of texts hold no dates, which their first value shows.
        if (_dates == _texts - 1 && DateText.TryParse(text, out _))
            _dates++;
        if (_odd.Count < MostKept)
            _odd.TryAdd(Encoding.UTF8.GetString(text), (place, unit));
    }
}
