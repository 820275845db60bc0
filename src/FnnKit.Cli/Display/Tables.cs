using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Tables on standard output: as wide as the terminal, or as wide as they need to be where nobody looks at a terminal.</summary>
internal static class Tables
{
    private const int WideEnough = 1000;

    public static Table Create(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Text(column)));
        return table;
    }

    public static void Write(ICommandConsole console, Table table)
    {
        if (console.IsOutputTerminal)
        {
            console.OutputTerminal.Write(table);
            return;
        }

        // Whoever reads a pipe wants neither wrapped lines nor the spaces that fill a terminal.
        using var text = new StringWriter();
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        plain.Profile.Width = WideEnough;
        plain.Write(table);
        foreach (string line in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
            console.Output.WriteLine(line);
    }
}
