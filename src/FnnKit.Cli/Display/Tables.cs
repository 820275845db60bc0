using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Tables on standard output: as wide as the terminal, or as wide as they need to be where nobody looks at a terminal.</summary>
internal static class Tables
{
    private const int WideEnough = 240;

    public static Table Create(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Text(column)));
        return table;
    }

    public static void Write(Table table)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WideEnough;
        AnsiConsole.Write(table);
    }
}
