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
        var path = Arguments.ConfigurationPath();
        var parameters = new Option<int?>("--parameters") { Description = "About how many weights to check, the same in every run; by default all.", HelpName = "N" };
        var tolerance = new Option<double>("--tolerance")
        {
            Description = "The largest relative error.",
            HelpName = "T",
            DefaultValueFactory = _ => defaults.Tolerance,
        };
        var batch = new Option<int>("--batch")
        {
            Description = "How many samples of the first batch to check on, at the most.",
            HelpName = "N",
            DefaultValueFactory = _ => defaults.BatchSize,
        };
        Require(parameters, value => value >= 1, "at least 1");
        Require(tolerance, value => value > 0 && double.IsFinite(value), "above 0");
        Require(batch, value => value >= 1, "at least 1");
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var json = Arguments.Json();
        var command = new Command("gradcheck", "Compares the gradient of backpropagation with central differences of the loss, in double precision, for every weight.")
        {
            path, parameters, tolerance, batch, sets, json,
        };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            parsed.GetValue(path)!,
            new GradientCheckOptions { Parameters = parsed.GetValue(parameters), Tolerance = parsed.GetValue(tolerance), BatchSize = parsed.GetValue(batch) },
            parsed.GetValue(sets)!, plugins.Read(parsed), parsed.GetValue(json), token)));
        return command;
    }

    /// <summary>Refuses a number out of range; what is no number at all is refused by the parser.</summary>
    private static void Require(Option option, Func<double, bool> holds, string expected) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !holds(number))
            result.AddError($"{option.Name} is {token.Value}, but must be {expected}.");
    });

    private static async Task<int> RunAsync(
        string path, GradientCheckOptions options, string[] sets, PluginChoice plugins, bool json, CancellationToken cancellationToken)
    {
        using var workshop = CommandContext.Open(path, sets, plugins);
        var setup = workshop.ReadSetup();
        var display = new GradientCheckDisplay();
        var result = await GradientCheck.RunAsync(setup, options, display.Show, cancellationToken);
        if (json)
            Console.WriteLine(ToJson(result).ToJsonString(Readable));
        else
            Show(result);
        if (result.Passed)
            return ExitCode.Done;
        foreach (var parameter in result.Parameters.Where(parameter => parameter.Failures > 0))
            Console.Error.WriteLine($"error: {parameter.Name}: {parameter.Failures} of {parameter.Checked} weights have a relative error above {Number(options.Tolerance)}; worst is {parameter.Name}[{string.Join(", ", Position(parameter))}]: backpropagation gives {Exact(parameter.Gradient[parameter.Worst])}, differences of the loss {Exact(parameter.Differences[parameter.Worst])}");
        return ExitCode.RunFailed;
    }

    private static void Show(GradientCheckResult result)
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

        Tables.Write(table);
        int kinks = result.Parameters.Sum(parameter => parameter.Kinks);
        if (kinks > 0)
            Console.WriteLine($"{kinks:N0} weights stand where the loss has a kink: left and right it has different slopes, and no derivative to compare with");
        Console.WriteLine($"{(result.Passed ? "backpropagation agrees" : "backpropagation does not agree")} with central differences to {Number(result.Tolerance)} (loss {result.Loss.ToString("0.######", CultureInfo.InvariantCulture)}, {result.Samples} samples)");
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
