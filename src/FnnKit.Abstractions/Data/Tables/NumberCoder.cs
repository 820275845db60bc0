using System.Text;

namespace FnnKit;

/// <summary>Codes a column of numbers, which stay what they are.</summary>
/// <param name="name">The column's name.</param>
/// <param name="gathers">Whether cells that are no numbers are gathered and named together at the end; otherwise the first is an error at once.</param>
internal sealed class NumberCoder(string name, bool gathers = false) : ColumnCoder(name)
{
    /// <summary>With more odd cells than this, the rest of the table is not worth reading.</summary>
    private const int MostOdd = 1000;

    private readonly OddCells? _odd = gathers ? new() : null;

    public override double Code(in TableCell cell, in TableRow row)
    {
        if (TryRead(cell, row, out double number))
            return number;
        var odd = _odd ?? new();
        odd.Add(TextOf(cell, row), row);
        return _odd is null || odd.Count > MostOdd ? throw NotNumbers(Name, odd, IsTarget) : double.NaN;
    }

    public override Column Finish(TableSource source) => _odd is { Count: > 0 } ? throw NotNumbers(Name, _odd, IsTarget) : base.Finish(source);

    /// <summary>Creates the error that names the cells.</summary>
    public static DataException NotNumbers(string name, OddCells odd, bool isTarget)
    {
        var source = odd.FirstRow.Source;
        var advice = source.Advice;
        string text = odd.FirstText, others = odd.DescribeOthers();
        string cure = NumberAdvice.Create(source, Encoding.UTF8.GetBytes(text)) is { } format ? format
            : isTarget ? $"correct {(others.Length > 0 ? "them or remove the lines" : "it or remove the line")}{Or(advice.Classes is { } classes ? $"{classes} if it holds classes" : null)}"
            : TableText.IsUsualMissing(text) && advice.Missing is { } missing ? missing(text)
            : $"correct {(others.Length > 0 ? "them" : "it")}{(advice.Missing is { } word ? $", or {word(text)}" : "")}{Or(advice.Categories is { } categories ? $"{categories} if it holds categories" : null)}";
        return odd.FirstRow.Error(name, $"'{text}' is not a number, but the column holds numbers{others}; {cure}");
    }
}
