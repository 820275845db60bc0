using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>
/// Writes a configuration for a data set that trains as it stands, and says in a comment why each thing was chosen. It names parts by their names; one that is
/// not at hand is left out where it can be.
/// </summary>
public sealed class ConfigurationDraft
{
    private const int Named = 5;

    private static readonly string[] MetricsOfClasses = ["accuracy"];
    private static readonly string[] MetricsOfNumbers = ["mean-absolute-error", "root-mean-squared-error"];

    private readonly IPartSource _parts;
    private readonly IFileLoader _loader;
    private readonly IReadOnlyList<FileNote> _notes;
    private readonly DataProfile _data;
    private readonly NetworkDraft _network;
    private readonly StringBuilder _text = new();

    private ConfigurationDraft(DraftData data, IPartSource parts)
    {
        _parts = parts;
        _loader = data.Loader;
        _notes = data.Notes;
        _data = DataProfile.Create(data.Data);
        _network = new NetworkDraft(_data);
    }

    /// <summary>Writes the configuration's text.</summary>
    /// <param name="data">The data and its loader.</param>
    /// <param name="parts">Where parts come from.</param>
    /// <param name="folder">Where the configuration will lie; files are named relative to it.</param>
    public static string Write(DraftData data, IPartSource parts, string folder) => new ConfigurationDraft(data, parts).Write(folder);

    private string Write(string folder)
    {
        if (_data.IsClasses && _data.Schema.Classes.Count < 2)
            throw new DataException($"The target '{_data.Schema.Targets[0].Name}' has only one class ({string.Join("", _data.Schema.Classes)}), so there is nothing to learn; name another target.");
        string what = _data.IsClasses ? $"classes ({NameList.Format(_data.Schema.Classes, Named)})" : "numbers";
        Line("{");
        Line($"  // Written by 'fnn init': {_data.Count} samples of {_data.Features.Count} features; the target '{_data.Schema.Targets[0].Name}' holds {what}.");
        Line("  \"FnnKit\": {");
        Line("    // The same seed gives the same weights, bit for bit.");
        Line("    \"Seed\": 42,");
        WriteData(folder);
        WriteNetwork();
        WriteGoal();
        WriteTraining();
        Line("  }");
        Line("}");
        return _text.ToString();
    }

    private void WriteData(string folder)
    {
        Line("    \"Data\": {");
        foreach (var note in _notes)
            Line($"      // {note.Text}");
        Line($"      \"Loader\": {InlineJson.Write(LoaderJson(folder))},");
        Line(_network.HoldsBack
            ? "      // A tenth is watched while training goes on, a fifth is kept for the test at the end."
            : $"      // {_data.Count} samples are few: a fifth is kept for the test, and none to watch.");
        if (_data.IsClasses)
            Line("      // Stratify: each class keeps its share in every part.");
        Line($"      \"Split\": {{ {(_network.HoldsBack ? "\"Validation\": 0.1, " : "")}\"Test\": 0.2{(_data.IsClasses ? ", \"Stratify\": true" : "")} }},");
        var transforms = new List<string>();
        AddFilling(transforms);
        AddScaling(transforms);
        if (_data.HasCategories && Has(typeof(ITransform), "one-hot"))
        {
            Line("      // A network takes numbers: each category becomes a column of 0 and 1.");
            transforms.Add("\"one-hot\"");
        }

        bool isFar = !_data.IsClasses && _data.Targets.Any(target => Math.Abs(target.Mean) > 5 || target.StandardDeviation is > 5 or < 0.2 and > 0) && Has(typeof(ITransform), "standardize");
        Line($"      \"Transforms\": [ {string.Join(", ", transforms)} ]{(isFar ? "," : "")}".Replace("[  ]", "[]", StringComparison.Ordinal));
        if (isFar)
        {
            var target = _data.Targets[0];
            Line(FormattableString.Invariant($"      // The target is about {target.Mean:G4}, give or take {target.StandardDeviation:G3}: the network learns it at mean 0 and deviation 1; predictions and metrics are in its own unit."));
            Line("      \"TargetTransforms\": [ \"standardize\" ]");
        }

        Line("    },");
    }

    private void AddFilling(List<string> transforms)
    {
        ColumnProfile[] missing = [.. _data.Features.Where(column => column.HasMissing)];
        if (missing.Length == 0 || !Has(typeof(ITransform), "impute"))
            return;
        bool numbers = missing.Any(column => !column.Column.IsCategory), categories = missing.Any(column => column.Column.IsCategory);
        string what = string.Join(" and ", new[] { numbers ? "a number becomes the median of its column" : "", categories ? "a category one of its own" : "" }.Where(text => text.Length > 0));
        string where = NameList.Format(missing.Select(column => column.Column.Name), Named);
        Line($"      // What is missing ({where}) is filled in: {what}.");
        string options = (numbers ? ", \"Strategy\": \"Median\"" : "") + (categories ? ", \"Category\": \"missing\"" : "");
        transforms.Add($"{{ \"Type\": \"impute\"{options} }}");
    }

    private void AddScaling(List<string> transforms)
    {
        ColumnProfile[] numbers = [.. _data.Numbers];
        if (numbers.Length == 0)
            return;
        double high = numbers.Max(column => column.High);
        bool arePixels = numbers.Length >= 16 && numbers.All(column => column.IsWhole && column.Low >= 0) && high is > 1 and <= 255;
        if (arePixels && Has(typeof(ITransform), "scale"))
        {
            Line($"      // All numbers are whole, from 0 to {high}, as in pictures: they are divided by {high}.");
            transforms.Add($"{{ \"Type\": \"scale\", \"Factor\": {Number(1 / high)} }}");
        }
        else if (Has(typeof(ITransform), "standardize"))
        {
            Line("      // Features are brought to mean 0 and deviation 1, so that one learning rate suits them all.");
            transforms.Add("\"standardize\"");
        }
    }

    private void WriteNetwork()
    {
        string hidden = Has(typeof(IInitializer), "he-normal") ? ", \"Weights\": \"he-normal\"" : "";
        Line("    \"Network\": {");
        Line($"      // {_data.Inputs} inputs and about {_network.TrainingCount} samples to train on: hidden layers of {_network.HiddenInWords} units.");
        Line("      \"Layers\": [");
        foreach (int units in _network.Hidden)
        {
            Line($"        {{ \"Type\": \"dense\", \"Units\": {units}, \"Activation\": \"relu\"{hidden} }},");
            if (_network.MayOverfit && Has(typeof(ILayer), "dropout"))
            {
                Line("        // More weights than samples: without this the network could learn them by heart.");
                Line("        { \"Type\": \"dropout\", \"Rate\": 0.2 },");
            }
        }

        WriteOutput();
        Line("      ]");
        Line("    },");
    }

    private void WriteOutput()
    {
        string options = "";
        if (_data.IsClasses)
        {
            options = _network.Outputs == 1 ? ", \"Activation\": \"sigmoid\"" : ", \"Activation\": \"softmax\"";
            Line(_network.Outputs == 1 ? $"        // One output: the probability of '{_data.Schema.Classes[1]}'." : "        // One output for each class: its probability.");
        }
        else
        {
            Line("        // Numbers of any size: no activation.");
        }

        Line($"        {{ \"Type\": \"dense\", \"Units\": {_network.Outputs}{options} }}");
    }

    private void WriteGoal()
    {
        if (!_data.IsClasses)
            Line("    // Numbers: the squared error, and to look at, the error in the unit of the target.");
        else if (_network.Outputs == 1)
            Line("    // Two classes and one probability: the two belong together.");
        else
            Line("    // Classes and their probabilities: the two belong together.");
        Line($"    \"Loss\": \"{(!_data.IsClasses ? "mean-squared-error" : _network.Outputs == 1 ? "binary-cross-entropy" : "cross-entropy")}\",");
        string[] metrics = [.. (_data.IsClasses ? MetricsOfClasses : MetricsOfNumbers).Where(name => Has(typeof(IMetric), name))];
        Line($"    \"Metrics\": [ {string.Join(", ", metrics.Select(InlineJson.Quote))} ],");
    }

    private void WriteTraining()
    {
        string rate = Number(_network.LearningRate);
        bool falls = Has(typeof(ISchedule), "cosine");
        Line($"    // adam copes with most things unturned{(falls ? "; the rate falls to nothing, so that the weights come to rest" : "")}.");
        Line($"    \"Optimizer\": {{ \"Type\": \"adam\", \"LearningRate\": {(falls ? $"{{ \"Type\": \"cosine\", \"From\": {rate} }}" : rate)} }},");
        bool stops = _network.HoldsBack && Has(typeof(ICallback), "early-stopping");
        Line($"    // {_network.Epochs} epochs are about {(long)_network.Epochs * ((_network.TrainingCount + _network.BatchSize - 1) / _network.BatchSize)} steps.");
        Line($"    \"Training\": {{ \"Epochs\": {_network.Epochs}, \"BatchSize\": {_network.BatchSize} }}{(stops ? "," : "")}");
        if (!stops)
            return;
        Line($"    // Ends when the loss on the tenth has not become better for {_network.Patience} epochs, and keeps the best weights.");
        Line($"    \"Callbacks\": [ {{ \"Type\": \"early-stopping\", \"Metric\": \"validation_loss\", \"Patience\": {_network.Patience} }} ]");
    }

    /// <summary>The loader with what differs from its defaults, files relative to the configuration.</summary>
    private JsonObject LoaderJson(string folder)
    {
        string name = PartIdentity.Get(_loader).Name;
        var json = new SettingWriter().WritePart(_loader);
        var defaults = new SettingWriter().WritePart(_parts.Create(PartKind.Get(typeof(IDataLoader))!, name));
        foreach (string key in json.Select(member => member.Key).Where(key => key != "Type" && JsonNode.DeepEquals(json[key], defaults[key])).ToArray())
            json.Remove(key);
        foreach (var option in PartOptions.Get(_loader.GetType()).Where(option => option.IsDefined(typeof(FilePathAttribute), inherit: true)))
        {
            if (option.GetValue(_loader) is string path)
                json[option.Name] = Path.GetRelativePath(folder, path).Replace('\\', '/');
        }

        return json;
    }

    private bool Has(Type contract, string name) => _parts.Names(PartKind.Get(contract)!).Contains(name);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace("E+", "E", StringComparison.Ordinal);

    /// <summary>Writes a line. What comes from the data, such as the name of a class, must not end a comment.</summary>
    private void Line(string text)
    {
        foreach (char letter in text)
        {
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029')
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                _text.Append(letter);
        }

        _text.Append('\n');
    }
}
