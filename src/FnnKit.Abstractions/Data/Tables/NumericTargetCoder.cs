using System.Globalization;

namespace FnnKit;

/// <summary>Codes a target of numbers, which turns out to be classes if all of them are whole.</summary>
internal sealed class NumericTargetCoder(string name) : ColumnCoder(name)
{
    /// <summary>Up to here a double holds every whole number.</summary>
    private const double LargestExact = 1L << 53;

    private readonly HashSet<double> _found = [];
    private bool _areWhole = true;

    public override double Code(in TableCell cell, in TableRow row)
    {
        if (!TryRead(cell, row, out double number))
            throw NotNumber(cell, row);
        if (_areWhole && IsWhole(cell, number))
            _found.Add(number);
        else
            _areWhole = false;
        return number;
    }

    public override Column Finish(TableSource source)
        => new(Name, _areWhole ? [.. _found.Order().Select(number => ((long)number).ToString(CultureInfo.InvariantCulture))] : null);

    public override void Recode(Span<double> values, int place, int width)
    {
        if (!_areWhole)
            return;
        var codes = _found.Order().Select((number, code) => (number, code)).ToDictionary(pair => pair.number, pair => (double)pair.code);
        for (long at = place; at < values.Length; at += width)
            values[(int)at] = codes[values[(int)at]];
    }

    private static bool IsWhole(in TableCell cell, double number)
    {
        if (cell.Holds != TableCell.Content.Text)
            return cell.Holds == TableCell.Content.WholeNumber && Math.Abs(number) <= LargestExact;
        var text = cell.Utf8[0] is (byte)'+' or (byte)'-' ? cell.Utf8[1..] : cell.Utf8;
        return !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Math.Abs(number) <= LargestExact;
    }

    private DataException NotNumber(in TableCell cell, in TableRow row)
    {
        var advice = row.Source.Advice;
        string cure = NumberAdvice.Create(row.Source, cell.Utf8) ?? "correct it";
        return row.Error(Name, $"'{TextOf(cell, row)}' is not a number, but the target held numbers so far; {cure}"
            + Or(advice.Classes is { } classes ? $"{classes} if it holds classes" : null));
    }
}
