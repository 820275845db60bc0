using System.Globalization;

namespace FnnKit.Data;

/// <summary>A target of numbers, which turns out to be classes if all of them are whole.</summary>
internal sealed class CsvTargetColumn(string name, int index) : CsvColumn(name, index)
{
    /// <summary>Up to here a double holds every whole number.</summary>
    private const double LargestExact = 1L << 53;

    private readonly HashSet<double> _found = [];
    private bool _areWhole = true;

    public override IReadOnlyDictionary<double, double>? Codes
        => _areWhole ? _found.Order().Select((number, code) => (number, code)).ToDictionary(pair => pair.number, pair => (double)pair.code) : null;

    public override double Read(CsvFile file)
    {
        var value = file.Value(Index);
        if (!TryRead(file, Name, value, out double number))
            throw file.Error(Name, $"'{file.Text(Index)}' is not a number, but the target held numbers so far; "
                + (CsvText.HasDecimalComma(value) ? "set 'DecimalComma' to true if its comma stands before decimals, " : "correct it, ")
                + "or set 'TargetKind' to 'Classes' if it holds classes");
        if (_areWhole && IsWhole(value, number))
            _found.Add(number);
        else
            _areWhole = false;
        return number;
    }

    public override Column Finish()
        => new(Name, _areWhole ? [.. _found.Order().Select(number => ((long)number).ToString(CultureInfo.InvariantCulture))] : null);

    private static bool IsWhole(ReadOnlySpan<byte> value, double number)
    {
        value = value[0] is (byte)'+' or (byte)'-' ? value[1..] : value;
        return !value.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Math.Abs(number) <= LargestExact;
    }
}
