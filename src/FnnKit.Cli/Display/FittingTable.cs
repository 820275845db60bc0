using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>A table of which a narrow terminal shows fewer columns instead of broken values.</summary>
/// <param name="columns">The names of the columns.</param>
internal sealed class FittingTable(params string[] columns)
{
    /// <summary>What the lines and spaces around a value take.</summary>
    private const int Around = 3;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    public void AddRow(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table; on a terminal without the columns that do not fit.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="expendable">The columns to leave out, the first of them first.</param>
    /// <returns>The columns that were left out.</returns>
    public IReadOnlyList<string> Write(ICommandConsole console, params string[] expendable)
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        int room = console.IsOutputTerminal ? console.OutputTerminal.Profile.Width : int.MaxValue;
        var left = new List<string>();
        foreach (string column in expendable)
        {
            if (shown.Sum(Width) <= room)
                break;
            shown.Remove(Array.IndexOf(columns, column));
            left.Add(column);
        }

        var table = Tables.Create(shown.Select(i => columns[i]));
        foreach (var column in table.Columns)
            column.NoWrap();
        foreach (string[] row in _rows)
            table.AddRow(shown.Select(i => new Text(row[i])));
        Tables.Write(console, table);
        return left;
    }

    private int Width(int column) => _rows.Select(row => row[column].Length).Append(columns[column].Length).Max() + Around;
}
