using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>What a run reported while it trained: loss and metrics of each epoch, as <c>metrics.jsonl</c> has them.</summary>
public sealed class RunHistory
{
    private const string FileName = "metrics.jsonl", EndName = "run.json", Validation = "validation_";
    private static readonly string FirstMember = Path.Combine("members", "1");
    private static readonly string[] NoMetrics = ["epoch", "step", "learning_rate", "samples_per_second"];

    private readonly Dictionary<string, double[]> _values;

    private RunHistory(double[] epochs, Dictionary<string, double[]> values)
    {
        Epochs = epochs;
        _values = values;
        Names = [.. values.Keys.Where(name => !name.StartsWith(Validation, StringComparison.Ordinal) || !values.ContainsKey(name[Validation.Length..]))];
    }

    /// <summary>How many epochs had ended at each report.</summary>
    public IReadOnlyList<double> Epochs { get; }

    /// <summary>The names of what was measured, <c>loss</c> and the metrics; those of the validation part are not named again.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The epoch whose weights the model has; null where that is the last one, or is not known.</summary>
    public double? KeptEpoch { get; private init; }

    /// <summary>Reads the history of a run, which may still be going on.</summary>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="PlotException">There is no such folder, it holds no history, or the history is damaged.</exception>
    public static RunHistory Read(string folder)
    {
        // The epochs of an ensemble are those of its members; the first one stands for all.
        if (Directory.Exists(Path.Combine(folder, FirstMember)))
            folder = Path.Combine(folder, FirstMember);
        string path = Path.Combine(folder, FileName);
        if (!Directory.Exists(folder))
            throw new PlotException($"There is no run folder '{folder}'; 'fnn train' makes one and prints its name.");
        if (!File.Exists(path))
            throw new PlotException($"The folder '{folder}' holds no {FileName}, so it is no run folder; 'fnn train' makes one and prints its name.");
        var reports = new List<Dictionary<string, double>>();
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var reader = new StreamReader(stream))
        {
            while (reader.ReadLine() is { } line)
            {
                // A run that is going on, or that was killed, may have written half of its last line.
                if (line.Length > 0 && (line[^1] == '}' || !reader.EndOfStream))
                    reports.Add(Parse(line, path, reports.Count + 1));
            }
        }

        if (reports.Count == 0)
            throw new PlotException($"{path} is empty: the run has not reported an epoch yet, or it failed before it did.");
        var names = reports.SelectMany(report => report.Keys).Distinct().Except(NoMetrics);
        return new RunHistory(
            [.. reports.Select(report => report.GetValueOrDefault("epoch", double.NaN))],
            names.ToDictionary(name => name, name => reports.Select(report => report.GetValueOrDefault(name, double.NaN)).ToArray()))
        {
            KeptEpoch = FindKept(folder, reports),
        };
    }

    /// <summary>The values of one name, NaN where there was none; null where it was never measured.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="ofValidation">Whether those of the validation part are wanted.</param>
    public IReadOnlyList<double>? Values(string name, bool ofValidation = false) => _values.GetValueOrDefault(ofValidation ? Validation + name : name);

    /// <summary>The epoch after whose last step the weights of the model were kept, as run.json says.</summary>
    private static double? FindKept(string folder, List<Dictionary<string, double>> reports)
    {
        string path = Path.Combine(folder, EndName);
        if (!File.Exists(path))
            return null;
        try
        {
            double? step = SettingReader.ReadFile(path)["weights_of_step"] is { Kind: SettingKind.Number } node ? double.Parse(node.Text, CultureInfo.InvariantCulture) : null;
            return reports.Find(report => report.TryGetValue("step", out double reported) && reported == step && report != reports[^1])?.GetValueOrDefault("epoch");
        }
        catch (SettingsException)
        {
            // What ended the run is of no importance for its curves.
            return null;
        }
    }

    private static Dictionary<string, double> Parse(string line, string path, int number)
    {
        try
        {
            return SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(line), path, isExact: true).RequireMembers().ToDictionary(
                member => member.Key,
                member => member.Value.Kind == SettingKind.Number ? member.Value.RequireNumber() : double.NaN);
        }
        catch (SettingsException exception)
        {
            throw new PlotException($"{path}({number}): the line is no JSON object of numbers; remove the line, or train again.", exception);
        }
    }
}
