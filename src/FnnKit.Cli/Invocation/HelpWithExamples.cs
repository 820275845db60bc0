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

    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["fnn"] = ["fnn init --data customers.csv --target churned", "fnn train", "fnn predict runs/NAME --input new.csv"],
        ["init"] = ["fnn init --data customers.csv --target churned --output churn"],
        ["check"] = ["fnn config check", "fnn config check churn --set Optimizer:LearningRate=0.01"],
        ["render"] = ["fnn config render churn --origins"],
        ["schema"] = ["fnn config schema --output fnnkit.schema.json"],
        ["plan"] = ["fnn plan churn"],
        ["find-learning-rate"] = ["fnn find-learning-rate churn --output curve.svg", "fnn find-learning-rate churn --from 1e-4 --to 1 --steps 200"],
        ["train"] = ["fnn train churn", "fnn train churn --set Training:Epochs=50 --output runs/longer", "fnn train churn --folds 5", "fnn train runs/longer --resume"],
        ["evaluate"] = ["fnn evaluate runs/longer", "fnn evaluate runs/longer --input test.csv --json"],
        ["predict"] = ["fnn predict runs/longer --input new.csv --output predictions.csv", "fnn predict runs/longer --input new.csv --keep customer_id --probabilities",
            "fnn predict runs/longer --input german.csv --set Data:Loader:Delimiter=; --set Data:Loader:DecimalComma=true"],
        ["importance"] = ["fnn importance runs/longer --output importance.svg", "fnn importance runs/longer --metric roc-auc --json"],
        ["gradcheck"] = ["fnn gradcheck churn"],
        ["inspect"] = ["fnn inspect runs/longer --verify"],
        ["diff"] = ["fnn diff runs/first runs/second"],
        ["export"] = ["fnn export runs/longer --format onnx --output model.onnx"],
        ["import"] = ["fnn import churn --weights weights.safetensors --map pytorch --output model.safetensors"],
        ["plot"] = ["fnn plot runs/longer --output run.svg"],
        ["list"] = ["fnn plugins list"],
        ["show"] = ["fnn plugins show NAME"],
        ["why"] = ["fnn plugins why NAME"],
        ["lock"] = ["fnn plugins lock"],
        ["verify"] = ["fnn plugins verify Acme.Parts.dll"],
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

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (!Examples.TryGetValue(command is RootCommand ? "fnn" : command.Name, out string[]? examples))
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {example}");
        return code;
    }
}
