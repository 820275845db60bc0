using System.Text;

namespace FnnKit;

/// <summary>The source of a table, what its texts stand for, and what errors advise.</summary>
internal sealed class TableSource
{
    private readonly byte[][] _missing;

    public TableSource(string name, TableOptions options)
    {
        Name = name;
        Options = options;
        Numbers = new NumberFormat(options.DecimalComma, options.Thousands, options.Symbols);
        _missing = [.. (options.Missing ?? []).Select(word => Encoding.UTF8.GetBytes(word.Trim()))];
    }

    public string Name { get; }

    public TableOptions Options { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormat Numbers { get; }

    public TableAdvice Advice => Options.Advice;

    /// <summary>Computes whether a value is missing, or one of the texts that stand for a missing one.</summary>
    public bool IsMissing(in TableCell cell)
    {
        if (cell.Holds != TableCell.Content.Text)
            return cell.Holds == TableCell.Content.Nothing;
        foreach (byte[] word in _missing)
        {
            if (word.Length == cell.Utf8.Length && (cell.Utf8.SequenceEqual(word) || Ascii.EqualsIgnoreCase(cell.Utf8, word)))
                return true;
        }

        return false;
    }

    /// <summary>Creates an error that concerns the whole source.</summary>
    /// <param name="problem">A sentence that goes on after the source's name.</param>
    public DataException Error(string problem) => new($"{Name}{problem}.") { Location = new(Name) };

    /// <summary>Creates an error that concerns a column.</summary>
    public DataException Error(string column, string problem) => DataException.At(new(Name) { Column = column }, problem);
}
