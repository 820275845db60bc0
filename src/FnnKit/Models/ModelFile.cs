using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// Models as safetensors files: tensors by parameter name, and in the metadata, as JSON, what else prediction needs. The file names parts, never types to
/// instantiate, and holds nothing that changes from run to run, so the same training gives the same bytes.
/// </summary>
internal static class ModelFile
{
    private const string Format = "fnnkit-model";
    private const string TargetTransforms = "target_transforms";
    private const string Unknown = "unknown_categories";
    private const string Output = "output";
    private const string MembersKey = "members";
    private const string TemperatureKey = "temperature";

    private static readonly JsonSerializerOptions WithInfinity = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Files of a single network are of version 1, so that earlier readers read them.</summary>
    private const int Version = 2;

    public static void Write(string path, Model model)
    {
        var writer = new SettingWriter(part => PartIdentity.Get(part).QualifiedName);
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["format_version"] = (model.Members.Count > 1 ? Version : 1).ToString(CultureInfo.InvariantCulture),
            ["fnnkit"] = PartIdentity.VersionOf(typeof(ModelFile).Assembly),
            ["precision"] = model.Precision.ToString(),
            ["layers"] = new JsonArray([.. model.Plan.Layers.Select(layer => writer.WriteLayer(new LayerSetup(layer.Layer, layer.Name)))]).ToJsonString(),
            ["transforms"] = new JsonArray([.. model.Pipeline.Steps.Select(step => ModelSchema.WriteTransform(step, writer))]).ToJsonString(),
            [TargetTransforms] = new JsonArray([.. model.Pipeline.Targets.Steps.Select(step => ModelSchema.WriteTransform(step, writer))]).ToJsonString(),
            ["features"] = ModelSchema.WriteColumns(model.Schema.Features).ToJsonString(),
            ["feature_shape"] = JsonSerializer.Serialize(model.Schema.FeatureShape.Dimensions),
            ["targets"] = ModelSchema.WriteColumns(model.Schema.Targets).ToJsonString(),
            [Output] = model.OutputMeaning.ToString(),
            ["metrics"] = ModelSchema.WriteNumbers(model.Notes.Metrics).ToJsonString(),
        };
        if (model.Schema.UnknownCategories != UnknownCategories.Accept)
            metadata[Unknown] = model.Schema.UnknownCategories.ToString();
        if (model.Notes.Loader is { } loader)
            metadata["loader"] = loader;
        if (model.Notes.DataFingerprint is { } fingerprint)
            metadata["data_sha256"] = fingerprint;
        if (model.Notes.Refit is { } refit)
            metadata["refit"] = JsonSerializer.Serialize(refit);
        if (model.Pipeline.Targets.Temperature != 1 && model.Members.Count == 1)
            metadata[TemperatureKey] = Number(model.Pipeline.Targets.Temperature);
        if (model.Notes.Intervals is { } intervals)
            metadata["intervals"] = JsonSerializer.Serialize(intervals, WithInfinity);
        if (model.Notes.TestVectors is { } vectors)
            metadata["test_vectors"] = vectors.ToJson();
        if (model.Notes.Profile is { } profile)
            metadata["training_profile"] = profile.ToJson();
        if (model.Members.Count > 1)
            metadata[MembersKey] = WriteMembers(model.Members, writer).ToJsonString();
        ModelPlugins.Write(ModelPlugins.Find(model.Plan, model.Pipeline), metadata);
        var tensors = model.Tensors();
        SafetensorsFile.Write(path, tensors, ContentChecksum.Seal(tensors, metadata));
    }

    public static Model Read(string path, IPartSource parts, bool copies = false)
    {
        using var file = ModelSource.Open(path, copies);
        CheckFormat(path, file.Metadata);
        ContentChecksum.Check(path, file.Tensors, file.Metadata);
        try
        {
            var schema = new DataSchema(
                ModelSchema.ReadColumns(Text(file, "features", path)),
                ModelSchema.ReadColumns(Text(file, "targets", path)),
                ModelSchema.ReadShape(Text(file, "feature_shape", path)))
            {
                UnknownCategories = ReadUnknownCategories(file),
            };
            var binder = new SettingBinder(parts);
            var layers = Node(file, "layers", path).Items.ConvertAll(node => (Part: binder.BindPart(node, PartKind.Get(typeof(ILayer))!), Name: node["Name"]?.Text));
            var steps = ReadSteps(file, path, binder);
            if (binder.Errors.Count > 0)
                throw new MissingPluginException(path, binder.Errors, ModelPlugins.Read(file.Metadata));
            LayerSetup[] stack = [.. layers.Select(layer => new LayerSetup((ILayer)layer.Part!, layer.Name))];
            ModelMember[] members = [.. steps.Select((member, i) => new ModelMember(ReadNetwork(file, path, schema, stack, member, steps.Count == 1 ? "" : EnsembleModel.Prefix(i + 1)), member.Weight))];
            var first = members[0].Model;
            var notes = new ModelNotes(ModelSchema.ReadNumbers(Text(file, "metrics", path)), file.Metadata.GetValueOrDefault("loader"), file.Metadata.GetValueOrDefault("data_sha256"))
            {
                Plugins = ModelPlugins.Read(file.Metadata),
                Refit = file.Metadata.GetValueOrDefault("refit") is { } refit ? JsonSerializer.Deserialize<RefitNote>(refit) : null,
                Intervals = file.Metadata.GetValueOrDefault("intervals") is { } intervals ? JsonSerializer.Deserialize<IntervalNote>(intervals, WithInfinity) : null,
                TestVectors = file.Metadata.GetValueOrDefault("test_vectors") is { } vectors ? TestVectors.FromJson(vectors, schema.Features.Count, first.OutputCount) : null,
                Profile = file.Metadata.GetValueOrDefault("training_profile") is { } profile ? TrainingProfile.FromJson(profile, schema) : null,
            };
            var model = members.Length == 1 ? first : Model.Combine(members);
            model.Notes = notes;
            return model;
        }
        catch (Exception exception) when (IsOfDamage(exception))
        {
            throw new ModelException($"{path} is damaged: its metadata cannot be read ({exception.Message}). Train the model again, or restore the file.", exception);
        }
    }

    /// <summary>The members of an ensemble share their layers; each has transforms that were fitted to the samples it was trained on.</summary>
    private static JsonArray WriteMembers(IReadOnlyList<ModelMember> members, SettingWriter writer) => new([.. members.Select(member => new JsonObject
    {
        ["weight"] = member.Weight,
        [TemperatureKey] = member.Model.Pipeline.Targets.Temperature,
        ["transforms"] = new JsonArray([.. member.Model.Pipeline.Steps.Select(step => ModelSchema.WriteTransform(step, writer))]),
        [TargetTransforms] = new JsonArray([.. member.Model.Pipeline.Targets.Steps.Select(step => ModelSchema.WriteTransform(step, writer))]),
    })]);

    private static List<MemberSteps> ReadSteps(ModelSource file, string path, SettingBinder binder)
    {
        if (file.Metadata.ContainsKey(MembersKey))
        {
            var members = Node(file, MembersKey, path).RequireItems();
            return members.Count == 0 ? throw new FormatException("it has no members") :
            [
                .. members.Select(node => new MemberSteps(
                    node.Required("weight").RequireNumber(), node[TemperatureKey]?.RequireNumber() ?? 1, ModelSchema.ReadTransforms(node.Required("transforms"), binder), ModelSchema.ReadTransforms(node.Required(TargetTransforms), binder))),
            ];
        }

        var targets = file.Metadata.ContainsKey(TargetTransforms) ? ModelSchema.ReadTransforms(Node(file, TargetTransforms, path), binder) : [];
        double temperature = file.Metadata.TryGetValue(TemperatureKey, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : 1;
        return [new MemberSteps(1, temperature, ModelSchema.ReadTransforms(Node(file, "transforms", path), binder), targets)];
    }

    private static Model ReadNetwork(ModelSource file, string path, DataSchema schema, LayerSetup[] layers, MemberSteps steps, string prefix)
    {
        if (steps.Targets.FirstOrDefault(step => step.Transform is not IInvertibleTransform) is { } step)
            throw new ModelException($"{path} brings predictions back through the transform '{PartIdentity.Get(step.Transform).Name}', which cannot be undone; the file is damaged, or a plugin has changed.");
        var pipeline = RunParts(path, () => new FeaturePipeline(schema, steps.Features) { Targets = new TargetPipeline(steps.Targets) });
        var plan = RunParts(path, () => NetworkPlan.Create(layers, pipeline.Input));
        ModelCheck.Require(path, pipeline, plan);
        if (!(steps.Temperature > 0))
            throw new FormatException($"'{TemperatureKey}' is {steps.Temperature}");
        pipeline = pipeline.Before(ReadOutput(file.Metadata, plan, schema)).With(steps.Temperature);
        file.Check(plan, prefix);
        RunParts(path, () => pipeline.Try(plan.Output.Size));
        var notes = new ModelNotes(new Dictionary<string, double>(), null);
        return Text(file, "precision", path) == nameof(Precision.Float64)
            ? Model.Create(ModelCheck.Require(path, file.Restore<double>(plan, prefix)), pipeline, notes)
            : Model.Create(ModelCheck.Require(path, file.Restore<float>(plan, prefix)), pipeline, notes);
    }

    private static UnknownCategories ReadUnknownCategories(ModelSource file)
        => !file.Metadata.TryGetValue(Unknown, out string? text) ? UnknownCategories.Accept
        : Enum.GetNames<UnknownCategories>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<UnknownCategories>(text)
        : throw new FormatException($"'{Unknown}' is '{text}'");

    private static void RunParts(string path, Action run) => RunParts<object?>(path, () =>
    {
        run();
        return null;
    });

    /// <summary>Runs code of plugins on what the file says. What it throws may be its own fault or that of the file, and is not taken for damage.</summary>
    private static T RunParts<T>(string path, Func<T> run)
    {
        try
        {
            return run();
        }
#pragma warning disable CA1031 // A part is anybody's code.
        catch (Exception exception) when (exception is not FnnKitException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new ModelException($"{path} cannot be used: a layer or transform failed on what the file holds ({exception.GetType().Name}: {exception.Message}). The file was changed after it was written, or the plugin has a fault. Check both, or train the model again.", exception);
        }
    }

    /// <summary>Whether an exception is what metadata that is not what it was comes to, deep within whatever reads it.</summary>
    private static bool IsOfDamage(Exception exception) => exception is JsonException or SettingsException or InvalidOperationException or ArgumentException or FormatException
        or OverflowException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException or DataException or NetworkException;

    /// <summary>What the outputs mean; a file of an earlier version does not say it, and the last activation tells.</summary>
    private static OutputMeaning ReadOutput(IReadOnlyDictionary<string, string> metadata, NetworkPlan plan, DataSchema schema)
    {
        if (!metadata.TryGetValue(Output, out string? text))
            return OutputScale.Find(plan, null, schema);
        return Enum.TryParse(text, out OutputMeaning meaning) && Enum.GetName(meaning) == text ? meaning : throw new FormatException($"'{text}' is not a meaning of outputs");
    }

    private static void CheckFormat(string path, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.GetValueOrDefault("format") != Format)
            throw new ModelException($"{path} is a safetensors file, but no model of FnnKit: its metadata has no format '{Format}'. To start from its weights, name it in 'Network:InitialWeights'.");
        string version = metadata.GetValueOrDefault("format_version") ?? "";
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
            throw new ModelException($"{path} has the format version '{version}', which is none; the file is damaged: restore it, or train the model again.");
        if (number > Version)
        {
            throw new ModelException(
                $"{path} has the format version {number}, but this FnnKit {PartIdentity.VersionOf(typeof(ModelFile).Assembly)} reads versions up to {Version}; use FnnKit {metadata.GetValueOrDefault("fnnkit") ?? "as it is that wrote it"}, or a newer one.");
        }
    }

    /// <summary>The fitted transforms of one network, and its share of the prediction.</summary>
    private sealed record MemberSteps(double Weight, double Temperature, IReadOnlyList<FittedTransform> Features, IReadOnlyList<FittedTransform> Targets);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static SettingNode Node(ModelSource file, string key, string path)
        => SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(Text(file, key, path)), $"{Path.GetFileName(path)} ({key})");

    private static string Text(ModelSource file, string key, string path)
        => file.Metadata.GetValueOrDefault(key) ?? throw new ModelException($"{path} has no '{key}' in its metadata, which a model of FnnKit needs; the file is damaged.");
}
