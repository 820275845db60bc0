using System.Globalization;
using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// All that changes while a network trains, in one place, so that it can be saved and put back. Random numbers are counted by step, and schedules and the order
/// of samples are functions of it, so none of them has a state.
/// </summary>
internal sealed class RunState<T>(
    RunOrigin origin, Network<T> network, IReadOnlyList<Arena<T>> optimizer, KeptWeights<T> kept, WeightAverage<T>? average, CallbackChain callbacks, Measurement<T> measurement)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Format = "fnnkit-checkpoint", Version = "3";

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

    /// <summary>Whether the run is to be longer or shorter than it was when the state was saved.</summary>
    public bool HasNewLength { get; private set; }

    /// <summary>The places in the setup of the callbacks that asked for the end, and for the weights that are kept.</summary>
    public int? StoppedBy { get; set; }

    /// <inheritdoc cref="StoppedBy"/>
    public IReadOnlyList<int> KeptBy { get; set; } = [];

    /// <summary>The state as a checkpoint, which copies nothing until it is written.</summary>
    public Checkpoint Save() => new(Epoch, Step, Tensors, Metadata());

    /// <summary>Takes over a state that was saved by a run of the same setup. Nothing is changed before all numbers and names have been checked.</summary>
    /// <param name="metadata">The metadata of the checkpoint.</param>
    /// <param name="file">The checkpoint.</param>
    /// <exception cref="CheckpointException">The file is not a checkpoint, or one of another run.</exception>
    public void Restore(CheckpointMetadata metadata, SafetensorsContent file)
    {
        CheckFormat(metadata);
        var before = origin.Check(metadata);
        var matches = CallbackMatch.Find(before["Callbacks"], origin.Settings["Callbacks"]);
        HasNewLength = FlatSettings.Compare(before["Training"], origin.Settings["Training"]).Any(change => change.Path is nameof(TrainingOptions.Epochs) or nameof(TrainingOptions.Steps));
        ReadProgress(metadata);
        LastValues = metadata.Numbers("last_values");
        StoppedBy = metadata.Has("stopped_by") ? matches.NowOf(metadata.Whole("stopped_by", 0, int.MaxValue)) : null;
        Stops = StoppedBy is not null;
        KeptBy = metadata.Has("kept_by") ? [.. metadata.Wholes("kept_by").Select(matches.NowOf).OfType<int>()] : [];
        long? keptStep = KeptBy.Count > 0 ? metadata.Whole("kept_step", 1, Step) : null;
        KeptValues = keptStep is null ? null : metadata.Numbers("kept_values");
        long? averages = average is null ? null : metadata.Whole("average_count");

        Fill(metadata.Path, file, network, "");
        for (int i = 0; i < optimizer.Count; i++)
            Fill(metadata.Path, file, network.Plan.Parameters, optimizer[i], $"optimizer.{i}.");
        if (keptStep is { } step)
            Fill(metadata.Path, file, kept.Reserve(step), "kept.");
        if (average is not null)
        {
            Fill(metadata.Path, file, network.Plan.Parameters, average.Mean, "average.");
            average.Count = averages!.Value;
        }

        callbacks.Restore(matches, (name, length) => Read(metadata.Path, file, name, length));
        for (int i = -1; i < measurement.MetricCount; i++)
            measurement.Restore(i, Read(metadata.Path, file, $"measurement.{i + 1}", i < 0 ? 2 : null));
    }

    private static void CheckFormat(CheckpointMetadata metadata)
    {
        if (!metadata.Has("format") || metadata.Text("format") != Format)
            throw new CheckpointException($"{metadata.Path} is not a checkpoint of FnnKit.");
        if (metadata.Text("format_version") is var version && version != Version)
            throw new CheckpointException($"{metadata.Path} has the format version {version}, but this FnnKit resumes version {Version}. Resume with the FnnKit that began the run.");
    }

    private void ReadProgress(CheckpointMetadata metadata)
    {
        long steps = metadata.Whole("steps_per_epoch", 1, int.MaxValue);
        Step = metadata.Whole("step");
        Epoch = metadata.Whole("epoch", 0, (Step / steps) + 1);
        // A run that ends in the middle of an epoch reports what there is of it. Its continuation takes the rest of that epoch.
        if (Step < Epoch * steps)
            Epoch = Step / steps;
        else if (Step > (Epoch + 1) * steps)
            throw metadata.Error("epoch", $"it is {Epoch}, but step {Step} of {steps} steps an epoch is in epoch {Step / steps}");
    }

    private Dictionary<string, string> Metadata()
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["format_version"] = Version,
            ["epoch"] = Epoch.ToString(CultureInfo.InvariantCulture),
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["stopped_by"] = StoppedBy?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["kept_by"] = kept.Copy is null ? "" : $"[{string.Join(',', KeptBy)}]",
            ["kept_step"] = kept.Copy is null ? "" : kept.Step.ToString(CultureInfo.InvariantCulture),
            ["average_count"] = (average?.Count ?? 0).ToString(CultureInfo.InvariantCulture),
            ["last_values"] = ModelSchema.WriteNumbers(LastValues).ToJsonString(),
            ["kept_values"] = KeptValues is null ? "" : ModelSchema.WriteNumbers(KeptValues).ToJsonString(),
        };
        origin.Write(metadata);
        return metadata;
    }

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
