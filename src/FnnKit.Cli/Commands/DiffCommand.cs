using System.CommandLine;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary><c>fnn diff RUN RUN</c>: shows in what two runs differ, and how well each did.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var first = new Argument<string>("first") { Description = "The folder of a run." };
        var second = new Argument<string>("second") { Description = "The folder of another run." };
        var command = new Command("diff", "Shows in which settings, plugins, data and versions two runs differ, and how well each did.") { first, second };
        command.SetAction((parsed, _) => ExitCode.Of(() => Task.FromResult(Run(parsed.GetValue(first)!, parsed.GetValue(second)!))));
        return command;
    }

    private static int Run(string first, string second)
    {
        var differences = RunComparison.Compare(first, second);
        var table = Tables.Create("", "", first, second);
        foreach (var difference in differences)
            table.AddRow(new Text(difference.Section), new Text(difference.Name), new Text(difference.First), new Text(difference.Second));
        Tables.Write(table);
        return ExitCode.Done;
    }
}
