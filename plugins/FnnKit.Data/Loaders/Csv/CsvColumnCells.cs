namespace FnnKit.Data;

/// <summary>The cells of a column that are no numbers, each text with its first line and how often it occurs.</summary>
/// <param name="format">How the file writes numbers.</param>
/// <param name="holdsNumbers">Whether the column holds numbers.</param>
internal sealed class CsvColumnCells(NumberFormat format, bool holdsNumbers)
{
    private const int MostKept = 1000;

    private readonly Dictionary<string, (long Line, long Count)> _odd = [];
    private readonly HashSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<double> _distinct = [];
    private long _dates, _texts, _decimals;

    public bool HoldsNumbers => holdsNumbers;

    /// <summary>Whether it holds dates and nothing else.</summary>
    public bool HoldsDates => !holdsNumbers && _dates > 0 && _dates == _texts && Numbers == 0;

    /// <summary>Whether it holds two whole numbers, written as 0.0 and 1.0, and nothing else: more likely classes than amounts.</summary>
    public bool HoldsTwoWholeNumbers => holdsNumbers && _distinct.Count == 2 && _distinct.All(double.IsInteger) && _decimals > 0 && _texts == 0;

    /// <summary>Whether it holds categories of which some look like numbers.</summary>
    public bool IsMixed => !holdsNumbers && Numbers > 0 && _odd.Count > 0;

    /// <summary>How many values there are.</summary>
    public long Values { get; private set; }

    /// <summary>How many of them are numbers.</summary>
    public long Numbers { get; private set; }

    /// <summary>The texts that are no numbers and no usual words for missing values, in the order of their lines.</summary>
    public IEnumerable<(string Text, long Line, long Count)> Odd => _odd.OrderBy(pair => pair.Value.Line).Select(pair => (pair.Key, pair.Value.Line, pair.Value.Count));

    /// <summary>The usual words for missing values that occur.</summary>
    public IReadOnlyCollection<string> UsualMissing => _missing;

    /// <summary>Whether a word stands for missing values here. Among categories most of the words may be one, as NA is Namibia.</summary>
    public bool IsMissing(string word) => _missing.Contains(word) && (word is "" or "?" || holdsNumbers || HoldsDates);

    public void Add(ReadOnlySpan<byte> value, long line)
    {
        Values++;
        if (TableText.FindUsualMissing(value) is { } missing)
        {
            _missing.Add(missing);
        }
        else if (format.TryParse(value, out double number) && !double.IsNaN(number))
        {
            Numbers++;
            _decimals += value.ContainsAny((byte)'.', (byte)',') ? 1 : 0;
            // More than two need not be told apart.
            if (_distinct.Count <= 2)
                _distinct.Add(number);
        }
        else
        {
            AddText(value, line);
        }
    }

    private void AddText(ReadOnlySpan<byte> value, long line)
    {
        _texts++;
        // Most columns of texts hold no dates, which their first value shows.
        if (_dates == _texts - 1 && DateText.TryParse(value, out _))
            _dates++;
        if (_odd.Count < MostKept)
        {
            string text = System.Text.Encoding.UTF8.GetString(value);
            _odd[text] = _odd.TryGetValue(text, out var found) ? (found.Line, found.Count + 1) : (line, 1);
        }
    }
}
