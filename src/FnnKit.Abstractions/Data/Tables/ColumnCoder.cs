using System.Text;

namespace FnnKit;

/// <summary>Turns the values of a column into numbers.</summary>
/// <param name="name">The column's name.</param>
internal abstract class ColumnCoder(string name)
{
    /// <summary>What is wrong with a target that is missing.</summary>
    public const string MissingTarget = "the target is missing; fill it in or remove the line: a network cannot learn from a sample without a target";

    /// <summary>No number is written with more characters.</summary>
    protected const int LongestNumber = 32;

    public string Name => name;

    /// <summary>Whether the column is a target, of which no value may be missing.</summary>
    public bool IsTarget { get; init; }

    /// <summary>Codes a value that is not missing.</summary>
    /// <exception cref="DataException">The value is empty, or not what the column holds.</exception>
    public abstract double Code(in TableCell cell, in TableRow row);

    /// <summary>Describes what the column turned out to hold once every row was coded.</summary>
    /// <exception cref="DataException">The values do not go together.</exception>
    public virtual Column Finish(TableSource source) => new(Name);

    /// <summary>Replaces what <see cref="Code"/> gave by the final codes, where those were not known while reading.</summary>
    /// <param name="values">One row after the other.</param>
    /// <param name="place">The place of the column in a row.</param>
    /// <param name="width">The number of columns in a row.</param>
    public virtual void Recode(Span<double> values, int place, int width)
    {
    }

    /// <summary>Computes whether a value is a number, and which.</summary>
    /// <exception cref="DataException">The value is empty, or a number that is not finite.</exception>
    protected bool TryRead(in TableCell cell, in TableRow row, out double number)
    {
        if (cell.Holds != TableCell.Content.Text)
        {
            number = cell.Number;
            return double.IsFinite(number) ? true : throw NotFinite(TextOf(cell, row), number, row);
        }

        var text = cell.Utf8;
        if (text.IsEmpty)
            throw row.Error(Name, IsTarget ? MissingTarget : $"the value is missing; fill it in or remove the line{Or(row.Source.Advice.Missing?.Invoke(""))}");
        bool isNumber = row.Source.Numbers.TryParse(text, out number);
        if (isNumber ? !double.IsFinite(number) : TableText.IsInfinity(text))
            throw NotFinite(Encoding.UTF8.GetString(text), number, row);
        return isNumber;
    }

    /// <summary>The value as text.</summary>
    /// <exception cref="DataException">It is text in another encoding than UTF-8.</exception>
    protected string TextOf(in TableCell cell, in TableRow row)
    {
        char[] text = new char[Math.Max(cell.Utf8.Length, LongestNumber)];
        return cell.TryFormat(text, out int length) ? new string(text, 0, length) : throw NotText(row);
    }

    protected DataException NotText(in TableRow row) => row.Error(Name, "the value is not UTF-8 text; save the file in UTF-8");

    /// <summary>Further advice at the end of a sentence; nothing if there is none.</summary>
    protected static string Or(string? advice) => advice is null ? "" : $", or {advice}";

    private DataException NotFinite(string text, double number, in TableRow row)
    {
        string? cure = double.IsNaN(number) && !IsTarget ? row.Source.Advice.Missing?.Invoke(text) : null;
        return row.Error(Name, $"'{text}' is not a finite number; fill in a number or remove the line{Or(cure)}");
    }
}
