using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary><c>fnn diff RUN RUN</c>: shows in what two runs differ, and how well each did.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("diff", "Shows in which settings, plugins, data and versions two runs differ, and how well each did.", takesPlugins: false);
        var first = command.Add(new Argument<string>("first") { Description = "The folder of a run." });
        var second = command.Add(new Argument<string>("second") { Description = "The folder of another run." });
        return command.Runs(run => Run(run, run.Get(first), run.Get(second)));
    }

    private static int Run(CommandRun run, string first, string second)
    {
        var differences = RunComparison.Compare(first, second);
        var table = Tables.Create("", "", first, second);
        foreach (var difference in differences)
            table.AddRow(new Text(difference.Section), new Text(difference.Name), new Text(Shown(difference, difference.First)), new Text(Shown(difference, difference.Second)));
        Tables.Write(run.Console, table);
        return ExitCode.Done;
    }

    /// <summary>Measured numbers as everywhere; counts and settings as they are.</summary>
    private static string Shown(RunDifference difference, string value)
        => difference.Section == "metrics" && value.Contains('.', StringComparison.Ordinal) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? Words.Number(number) : value;
}
