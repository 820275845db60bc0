using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FnnKit.Cli;

/// <summary>The help of a command, with command lines to copy.</summary>
/// <param name="help">The help without them.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Help is shown even if the rest of the command line is incomplete.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Command lines by the words of their command; those of <c>fnn</c> itself have none.</summary>
    public static IReadOnlyDictionary<string, string[]> Examples { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [""] = ["fnn init --data customers.csv --target churned", "fnn train", "fnn predict runs/NAME --input new.csv"],
        ["init"] = ["fnn init --data customers.csv --target churned --output churn"],
        ["config"] = ["fnn config check churn", "fnn config render churn", "fnn config schema --output fnnkit.schema.json"],
        ["config check"] = ["fnn config check", "fnn config check churn --set Optimizer:LearningRate=0.01"],
        ["config render"] = ["fnn config render churn --origins"],
        ["config schema"] = ["fnn config schema --output fnnkit.schema.json"],
        ["plan"] = ["fnn plan churn"],
        ["find-learning-rate"] = ["fnn find-learning-rate churn --output curve.svg", "fnn find-learning-rate churn --from 1e-4 --to 1 --steps 200"],
        ["train"] = ["fnn train churn", "fnn train churn --set Training:Epochs=50 --output runs/longer", "fnn train churn --folds 5", "fnn train runs/longer --resume"],
        ["tune"] = ["fnn tune churn", "fnn tune churn --workers 4 --retrain", "fnn tune studies/churn"],
        ["evaluate"] = ["fnn evaluate runs/longer", "fnn evaluate runs/longer --input test.csv --json"],
        ["predict"] = ["fnn predict runs/longer --input new.csv --output predictions.csv", "fnn predict runs/longer --input new.csv --keep customer_id --probabilities",
            "fnn predict runs/longer --input german.csv --set 'Data:Loader:Delimiter=;' --set Data:Loader:DecimalComma=true"],
        ["serve"] = ["fnn serve runs/longer", "fnn serve churn=runs/longer --listen http://0.0.0.0:8080", "fnn serve churn@1=runs/longer churn@2=runs/wider --share churn@2=0.1"],
        ["importance"] = ["fnn importance runs/longer --output importance.svg", "fnn importance runs/longer --metric roc-auc --json"],
        ["gradcheck"] = ["fnn gradcheck churn"],
        ["inspect"] = ["fnn inspect runs/longer --verify"],
        ["diff"] = ["fnn diff runs/first runs/second"],
        ["export"] = ["fnn export runs/longer --format onnx --output model.onnx"],
        ["import"] = ["fnn import churn --weights weights.safetensors --map pytorch --output model.safetensors"],
        ["plot"] = ["fnn plot runs/longer --output run.svg"],
        ["config codes"] = ["fnn config codes"],
        ["data"] = ["fnn data show examples/digits"],
        ["data show"] = ["fnn data show examples/digits", "fnn data show examples/digits --range 101-150 --labels --output digits.png"],
        ["plugins"] = ["fnn plugins list", "fnn plugins show NAME"],
        ["plugins list"] = ["fnn plugins list"],
        ["plugins show"] = ["fnn plugins show NAME"],
        ["plugins why"] = ["fnn plugins why NAME"],
        ["plugins lock"] = ["fnn plugins lock"],
        ["plugins verify"] = ["fnn plugins verify Acme.Parts.dll"],
    };

    /// <summary>Adds examples to the help of all commands.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction help)
                option.Action = new HelpWithExamples(help);
        }
    }

    /// <summary>The words by which a command is called, without <c>fnn</c>.</summary>
    public static IEnumerable<string> Path(Command command)
        => command is RootCommand ? [] : [.. command.Parents.OfType<Command>().SelectMany(Path), command.Name];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        string path = string.Join(' ', Path(command));
        if (!Examples.TryGetValue(path, out string[]? examples))
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {example}");
        return code;
    }
}
