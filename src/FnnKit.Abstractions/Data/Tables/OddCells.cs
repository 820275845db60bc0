using System.Globalization;

namespace FnnKit;

/// <summary>The cells of a column of numbers that are no numbers, for one error that names them with their places.</summary>
internal sealed class OddCells
{
    private const int Shown = 5;

    /// <summary>An error shows no more of a cell, which an unclosed quote may fill with half of the file.</summary>
    private const int Longest = 200;

    private readonly List<(string Text, TableRow Row)> _first = [];

    public long Count { get; private set; }

    public string FirstText => _first[0].Text;

    public TableRow FirstRow => _first[0].Row;

    public void Add(string text, in TableRow row, long count = 1)
    {
        if (_first.Count < Shown)
            _first.Add((text.Length > Longest ? $"{text[..Longest]}..." : text, row));
        Count += count;
    }

    /// <summary>Part of a sentence about the cells after the first; nothing if there are none.</summary>
    public string DescribeOthers()
    {
        if (Count == 1)
            return "";
        string shown = string.Join(", ", _first.Skip(1).Select(cell => $"'{cell.Text}' in {(cell.Row.Line is { } line ? $"line {line}" : $"row {cell.Row.Number}")}"));
        long left = Count - _first.Count;
        string more = left == 0 ? "" : $"{(shown.Length > 0 ? " and " : "")}{left.ToString("N0", CultureInfo.InvariantCulture)} more";
        return $"; nor {(Count == 2 ? "is" : "are")} {shown}{more}";
    }
}
