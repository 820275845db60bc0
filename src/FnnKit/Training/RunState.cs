using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// All that changes while a network trains, in one place, so that it can be saved and put back. Random numbers are counted by step, and schedules and the order
/// of samples are functions of it, so none of them has a state.
/// </summary>
internal sealed class RunState<T>(Network<T> network, IReadOnlyList<Arena<T>> optimizer, KeptWeights<T> kept, WeightAverage<T>? average, CallbackChain callbacks, Measurement<T> measurement)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Format = "fnnkit-checkpoint", Version = "2";

    /// <summary>The number of epochs that have ended.</summary>
    public long Epoch { get; set; }

    /// <summary>The number of steps taken.</summary>
    public long Step { get; set; }

    /// <summary>Whether a callback asked for the end.</summary>
    public bool Stops { get; set; }

    /// <summary>Loss and metrics of the last report.</summary>
    public IReadOnlyDictionary<string, double> LastValues { get; set; } = new Dictionary<string, double>();

    /// <summary>Loss and metrics of the last report when weights were kept; null while none are.</summary>
    public IReadOnlyDictionary<string, double>? KeptValues { get; set; }

    /// <summary>The state as a checkpoint, which copies nothing until it is written.</summary>
    public Checkpoint Save() => new(Epoch, Step, Tensors, Metadata());

    /// <summary>Puts a state back that was saved by a run of the same setup.</summary>
    /// <exception cref="CheckpointException">The file is no checkpoint, or one of another network.</exception>
    public void Restore(string path, SafetensorsContent file)
    {
        var metadata = file.Metadata;
        if (metadata.GetValueOrDefault("format") != Format)
            throw new CheckpointException($"{path} is no checkpoint of FnnKit.");
        if (metadata.GetValueOrDefault("format_version") is var version && version != Version)
            throw new CheckpointException($"{path} has the format version {version}, but this FnnKit goes on from version {Version}; go on with the FnnKit that began the run.");
        try
        {
            Restore(path, file, metadata);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or FormatException or OverflowException or JsonException or ArgumentException or IndexOutOfRangeException)
        {
            throw new CheckpointException($"{path} is damaged, or one of another setup ({exception.Message}). Remove it to go on from the one before, or start the run again.", exception);
        }
    }

    private void Restore(string path, SafetensorsContent file, IReadOnlyDictionary<string, string> metadata)
    {
        Fill(path, file, network, "");
        for (int i = 0; i < optimizer.Count; i++)
            Fill(path, file, network.Plan.Parameters, optimizer[i], $"optimizer.{i}.");
        if (metadata["kept_step"].Length > 0)
            Fill(path, file, kept.Reserve(long.Parse(metadata["kept_step"], CultureInfo.InvariantCulture)), "kept.");
        if (average is not null)
        {
            Fill(path, file, network.Plan.Parameters, average.Mean, "average.");
            average.Count = long.Parse(metadata["average_count"], CultureInfo.InvariantCulture);
        }

        callbacks.Restore((name, length) => Read(path, file, name, length));
        for (int i = -1; i < measurement.MetricCount; i++)
            measurement.Restore(i, Read(path, file, $"measurement.{i + 1}", null));
        Epoch = long.Parse(metadata["epoch"], CultureInfo.InvariantCulture);
        Step = long.Parse(metadata["step"], CultureInfo.InvariantCulture);
        Stops = metadata["stops"] == "true";
        LastValues = JsonSerializer.Deserialize<Dictionary<string, double>>(metadata["last_values"])!;
        KeptValues = metadata["kept_step"].Length > 0 ? JsonSerializer.Deserialize<Dictionary<string, double>>(metadata["kept_values"]) : null;
    }

    private Dictionary<string, string> Metadata() => new()
    {
        ["format"] = Format,
        ["format_version"] = Version,
        ["epoch"] = Epoch.ToString(CultureInfo.InvariantCulture),
        ["step"] = Step.ToString(CultureInfo.InvariantCulture),
        ["stops"] = Stops ? "true" : "false",
        ["kept_step"] = kept.Copy is null ? "" : kept.Step.ToString(CultureInfo.InvariantCulture),
        ["average_count"] = (average?.Count ?? 0).ToString(CultureInfo.InvariantCulture),
        ["last_values"] = ModelSchema.WriteNumbers(LastValues).ToJsonString(),
        ["kept_values"] = KeptValues is null ? "" : ModelSchema.WriteNumbers(KeptValues).ToJsonString(),
    };

    private List<KeyValuePair<string, NumericArray>> Tensors()
    {
        var tensors = new List<KeyValuePair<string, NumericArray>>(WeightTensors.Create(network));
        for (int i = 0; i < optimizer.Count; i++)
            tensors.AddRange(WeightTensors.Create(network.Plan.Parameters, optimizer[i], $"optimizer.{i}."));
        if (kept.Copy is not null)
            tensors.AddRange(WeightTensors.Create(kept.Copy, "kept."));
        if (average is not null)
            tensors.AddRange(WeightTensors.Create(network.Plan.Parameters, average.Mean, "average."));
        foreach (var (name, values) in callbacks.Save())
            Add(name, values);
        for (int i = -1; i < measurement.MetricCount; i++)
            Add($"measurement.{i + 1}", measurement.Save(i));
        return tensors;

        void Add(string name, double[] values) => tensors.Add(new(name, NumericArray.From<double>(values, values.Length)));
    }

    private static void Fill(string path, SafetensorsContent file, Network<T> network, string prefix)
    {
        Fill(path, file, network.Plan.Parameters, network.Weights, prefix);
        Fill(path, file, network.Plan.States, network.States, prefix);
    }

    private static void Fill(string path, SafetensorsContent file, IEnumerable<PlannedArray> arrays, Arena<T> arena, string prefix)
    {
        foreach (var array in arrays)
        {
            var tensor = Tensor(path, file, prefix + array.Name);
            if (tensor.Count != array.Shape.Size)
                throw Other(path, prefix + array.Name);
            WeightTensors.Copy(tensor, arena.Span.Slice(array.Offset, array.Shape.Size));
        }
    }

    private static double[] Read(string path, SafetensorsContent file, string name, int? length)
    {
        var tensor = Tensor(path, file, name);
        if (length is not null && tensor.Count != length)
            throw Other(path, name);
        double[] values = new double[tensor.Count];
        tensor.CopyTo(values);
        return values;
    }

    private static NumericArray Tensor(string path, SafetensorsContent file, string name) => file.Tensors.GetValueOrDefault(name) ?? throw Other(path, name);

    private static CheckpointException Other(string path, string name)
        => new($"{path} is a checkpoint of another setup: '{name}' is not there or of another size. Resume with the configuration that the run was started with.");
}
