using System.Buffers;
using System.Text;

namespace FnnKit;

/// <summary>Counts how the values of a column are written, to tell in which format it holds numbers.</summary>
/// <remarks>A column holds numbers if at least nine in ten of its values are numbers; of few values, all but one.</remarks>
public sealed class NumberSurvey
{
    private const int NumbersForEachOther = 9;
    private const int FewestNumbers = 3;
    private const int SmallDigits = 3;

    /// <summary>The formats that are told apart; of those that fit equally well, the first is chosen.</summary>
    private static readonly NumberFormat[] Formats =
    [
        NumberFormat.Plain, new(false, ","), new(false, "'"), new(false, " "), new(true), new(true, "."), new(true, "'"), new(true, " "),
    ];

    private const int Plain = 0, CommaThousands = 1, DecimalComma = 4, PointThousands = 5;

    private static readonly SearchValues<byte> DigitsAndSigns = SearchValues.Create("0123456789+-"u8);

    private readonly long[] _counts = new long[Formats.Length];
    private readonly Dictionary<string, long> _symbols = [];
    private long _values;
    private long _integers, _largeIntegers;
    private long _points, _pointGroups, _pointGroupsOfZero;
    private long _commas, _commaGroups;

    /// <summary>The number of values that usually stand for a missing one.</summary>
    public long Missing { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <param name="utf8">The text, without the spaces around it.</param>
    /// <param name="count">How often it occurs.</param>
    public void Add(ReadOnlySpan<byte> utf8, long count = 1)
    {
        if (TableText.IsUsualMissing(utf8))
        {
            Missing += count;
            return;
        }

        _values += count;
        if (!utf8.ContainsAnyExcept(DigitsAndSigns) && NumberFormat.Plain.TryParse(utf8, out _))
            AddInteger(utf8, count);
        else
            AddNumber(NumberSymbol.Strip(utf8, out string? symbol), symbol, count);
    }

    /// <summary>Chooses the format in which most columns of a file hold numbers.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="commaSeparatesValues">Whether commas stand between values, so that decimals have a point.</param>
    /// <param name="isAmbiguous">Whether commas may separate thousands as well as stand before decimals.</param>
    public static NumberFormat Choose(IReadOnlyList<NumberSurvey> columns, bool commaSeparatesValues, out bool isAmbiguous)
    {
        int best = Plain;
        (int Columns, long Values) most = (-1, -1);
        for (int format = 0; format < Formats.Length; format++)
        {
            var numeric = columns.Where(column => column.IsMostly(format)).ToArray();
            var score = (numeric.Length, numeric.Sum(column => column._counts[format]));
            if (score.CompareTo(most) > 0)
                (best, most) = (format, score);
        }

        isAmbiguous = false;
        if (best == CommaThousands && columns.Where(column => column.IsMostly(best)).All(column => column._commas == column._commaGroups && column._points == 0))
        {
            // Every comma may separate thousands as well as stand before three decimals.
            isAmbiguous = !commaSeparatesValues && !columns.Any(column => column is { _commaGroups: > 0, _integers: > 0, _largeIntegers: 0 });
            best = CommaThousands;
        }

        if (best == Plain && columns.Any(column => column.HasPointThousands))
            best = PointThousands;
        string[] symbols = [.. columns.Where(column => column.IsMostly(best)).SelectMany(column => column.Symbols).Distinct()];
        return new NumberFormat(Formats[best].DecimalComma, Formats[best].Thousands, symbols);
    }

    /// <summary>Determines whether the column holds numbers in a format.</summary>
    public bool HoldsNumbers(NumberFormat format)
        => IsMostly(Array.FindIndex(Formats, other => other.DecimalComma == format.DecimalComma && other.Thousands == format.Thousands));

    /// <summary>Whether it holds numbers of which points separate thousands: whole numbers below 1000, and others with three digits behind each point.</summary>
    private bool HasPointThousands => _points >= FewestNumbers && _points == _pointGroups && _pointGroupsOfZero > 0 && _integers > 0 && _largeIntegers == 0;

    /// <summary>Symbols are part of the format where every number has one; a sign of per cent that some lack is a mistake.</summary>
    private IEnumerable<string> Symbols
        => _symbols.Where(pair => NumberSymbol.IsCurrency(pair.Key) || pair.Value == _symbols.Values.Sum() && pair.Value >= _counts.Max()).Select(pair => pair.Key);

    private bool IsMostly(int format)
    {
        long others = _values - _counts[format];
        return _counts[format] > 0 && (others == 0 || (_counts[format] >= FewestNumbers && others == 1) || _counts[format] >= NumbersForEachOther * others);
    }

    private void AddInteger(ReadOnlySpan<byte> utf8, long count)
    {
        _integers += count;
        _largeIntegers += utf8.TrimStart("+-"u8).Length > SmallDigits ? count : 0;
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += count;
    }

    private void AddNumber(ReadOnlySpan<byte> utf8, string? symbol, long count)
    {
        bool isNumber = false, isGroup = false;
        for (int i = 0; i < Formats.Length; i++)
        {
            if (!Formats[i].TryParse(utf8, out double number) || double.IsNaN(number))
                continue;
            isNumber = true;
            isGroup |= i is CommaThousands or PointThousands;
            _counts[i] += count;
        }

        if (!isNumber)
            return;
        if (symbol is not null)
            _symbols[symbol] = _symbols.GetValueOrDefault(symbol) + count;
        bool hasPoint = utf8.Contains((byte)'.'), hasComma = utf8.Contains((byte)',');
        _points += hasPoint ? count : 0;
        _commas += hasComma ? count : 0;
        if (isGroup && hasPoint && !hasComma)
        {
            _pointGroups += count;
            _pointGroupsOfZero += utf8[^1] == (byte)'0' ? count : 0;
        }

        _commaGroups += isGroup && hasComma && !hasPoint && Formats[CommaThousands].TryParse(utf8, out _) ? count : 0;
    }
}
