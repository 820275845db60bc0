using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary><c>fnn gradcheck [PATH]</c>: compares backpropagation with differences of the loss.</summary>
internal static class GradcheckCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create()
    {
        var defaults = new GradientCheckOptions();
        var command = new CommandDeclaration("gradcheck", "Compares the gradient of backpropagation with central differences of the loss, in double precision, for every weight.");
        var path = command.ConfigurationPath();
        var parameters = command.Option<int?>("--parameters", "About how many weights to check, the same in every run; by default all.", "N");
        var tolerance = command.Option("--tolerance", "The largest relative error.", "T", defaults.Tolerance);
        var batch = command.Option("--batch", "The largest number of samples of the first batch to check on.", "N", defaults.BatchSize);
        Require(parameters, value => value >= 1, "at least 1");
        Require(tolerance, value => value > 0 && double.IsFinite(value), "above 0");
        Require(batch, value => value >= 1, "at least 1");
        var sets = command.Sets();
        var json = command.Json();
        return command.Runs(run => RunAsync(
            run, run.Get(path), run.Get(sets),
            new GradientCheckOptions { Parameters = run.Get(parameters), Tolerance = run.Get(tolerance), BatchSize = run.Get(batch) }, run.Get(json)));
    }

    /// <summary>Refuses a number out of range; what is no number at all is refused by the parser.</summary>
    private static void Require(Option option, Func<double, bool> holds, string expected) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !holds(number))
            result.AddError($"{option.Name} is {token.Value}, but must be {expected}.");
    });

    private static async Task<int> RunAsync(CommandRun run, string path, string[] sets, GradientCheckOptions options, bool json)
    {
        using var context = run.Open(path, sets);
        var setup = context.ReadSetup();
        var display = new GradientCheckDisplay(run.Error);
        var result = await GradientCheck.RunAsync(setup, options, display.Show, run.Cancellation);
        if (json)
            run.Output.WriteLine(ToJson(result).ToJsonString(Readable));
        else
            Show(run, result);
        if (result.Passed)
            return ExitCode.Done;
        foreach (var parameter in result.Parameters.Where(parameter => parameter.Failures > 0))
            run.Error.WriteLine($"error: {parameter.Name}: {parameter.Failures} of {parameter.Checked} weights have a relative error above {Number(options.Tolerance)}; worst is {parameter.Name}[{string.Join(", ", Position(parameter))}]: backpropagation gives {Exact(parameter.Gradient[parameter.Worst])}, differences of the loss {Exact(parameter.Differences[parameter.Worst])}");
        return ExitCode.RunFailed;
    }

    private static void Show(CommandRun run, GradientCheckResult result)
    {
        var table = Tables.Create("parameter", "shape", "checked", "kinks", "relative error", "absolute error");
        foreach (var parameter in result.Parameters)
        {
            string[] cells =
            [
                parameter.Name, parameter.Shape.ToString(), Count(parameter.Checked), Count(parameter.Kinks),
                Number(parameter.LargestRelativeError), Number(parameter.LargestAbsoluteError),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        Tables.Write(run.Console, table);
        int kinks = result.Parameters.Sum(parameter => parameter.Kinks);
        if (kinks > 0)
            run.Output.WriteLine($"{kinks:N0} weights stand where the loss has a kink: left and right it has different derivatives, and no derivative to compare with");
        run.Output.WriteLine($"{(result.Passed ? "backpropagation agrees" : "backpropagation does not agree")} with central differences to {Number(result.Tolerance)} (loss {result.Loss.ToString("0.######", CultureInfo.InvariantCulture)}, {result.Samples} samples)");
    }

    private static JsonObject ToJson(GradientCheckResult result) => new()
    {
        ["passed"] = result.Passed,
        ["tolerance"] = result.Tolerance,
        ["samples"] = result.Samples,
        ["loss"] = result.Loss,
        ["parameters"] = new JsonArray([.. result.Parameters.Select(parameter => new JsonObject
        {
            ["name"] = parameter.Name,
            ["shape"] = new JsonArray([.. parameter.Shape.Dimensions.Select(size => (JsonNode)size)]),
            ["checked"] = parameter.Checked,
            ["kinks"] = parameter.Kinks,
            ["failures"] = parameter.Failures,
            ["largest_relative_error"] = Finite(parameter.LargestRelativeError),
            ["largest_absolute_error"] = Finite(parameter.LargestAbsoluteError),
        })]),
    };

    private static JsonNode? Finite(double value) => double.IsFinite(value) ? value : null;

    private static int[] Position(ParameterGradient parameter)
    {
        int[] position = new int[parameter.Shape.Dimensions.Length];
        int rest = parameter.Worst;
        for (int axis = position.Length - 1; axis >= 0; axis--)
            (rest, position[axis]) = Math.DivRem(rest, parameter.Shape.Dimensions[axis]);
        return position;
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Exact(double value) => value.ToString("0.############e-0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###e-0", CultureInfo.InvariantCulture);
}
