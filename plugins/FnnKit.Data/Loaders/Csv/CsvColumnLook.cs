using System.Globalization;
using System.Text;

namespace FnnKit.Data;

/// <summary>What kinds of texts a column holds.</summary>
internal sealed class CsvColumnLook
{
    private readonly HashSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);
    private long _numbers;
    private long _commas;
    private long _dates;
    private long _texts;

    /// <summary>Whether its numbers have a comma before their decimals.</summary>
    public bool HoldsDecimalCommas => _commas > 0 && _texts == 0;

    /// <summary>Whether it holds dates and nothing else.</summary>
    public bool HoldsDates => _dates > 0 && _texts == _dates && _numbers + _commas == 0;

    /// <summary>Whether it holds texts of which some look like numbers.</summary>
    public bool IsMixed => _texts > 0 && _numbers > 0;

    /// <summary>Whether a word stands for missing values here. Among categories most of the words may be one, as NA is Namibia.</summary>
    public bool IsMissing(string word) => _missing.Contains(word) && (word is "" or "?" || _texts == 0 || HoldsDates);

    public void Add(ReadOnlySpan<byte> value)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number))
            _numbers++;
        else if (TableText.HasDecimalComma(value))
            _commas++;
        else if (Usual(value) is { } usual)
            _missing.Add(usual);
        else
            AddText(value);
    }

    private void AddText(ReadOnlySpan<byte> value)
    {
        _texts++;
        // Most columns of texts hold no dates, which their first value shows.
        if (_dates == _texts - 1 && DateText.TryParse(value, out _))
            _dates++;
    }

    private static string? Usual(ReadOnlySpan<byte> value)
    {
        foreach (string word in TableText.UsualMissing)
        {
            if (value.Length == word.Length && Ascii.EqualsIgnoreCase(value, word))
                return word;
        }

        return null;
    }
}
