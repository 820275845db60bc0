using System.Globalization;
using System.Numerics;
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
    private const int Version = 1;

    public static void Write(string path, Model model)
    {
        var writer = new SettingWriter(part => PartIdentity.Of(part).QualifiedName);
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["format_version"] = Version.ToString(CultureInfo.InvariantCulture),
            ["precision"] = model.Precision.ToString(),
            ["layers"] = new JsonArray([.. model.Plan.Layers.Select(layer => writer.WriteLayer(layer.Layer, layer.Name))]).ToJsonString(),
            ["transforms"] = new JsonArray([.. model.Pipeline.Steps.Select(step => ModelSchema.WriteTransform(step, writer))]).ToJsonString(),
            ["target_transforms"] = new JsonArray([.. model.Pipeline.Targets.Steps.Select(step => ModelSchema.WriteTransform(step, writer))]).ToJsonString(),
            ["features"] = ModelSchema.WriteColumns(model.Schema.Features).ToJsonString(),
            ["feature_shape"] = JsonSerializer.Serialize(model.Schema.FeatureShape.Dimensions),
            ["targets"] = ModelSchema.WriteColumns(model.Schema.Targets).ToJsonString(),
            ["plugins"] = WritePlugins(model).ToJsonString(),
            ["metrics"] = ModelSchema.WriteNumbers(model.Notes.Metrics).ToJsonString(),
        };
        if (model.Notes.Loader is { } loader)
            metadata["loader"] = loader;
        if (model.Notes.DataFingerprint is { } fingerprint)
            metadata["data_sha256"] = fingerprint;
        if (model.Notes.TestVectors is { } vectors)
            metadata["test_vectors"] = vectors.ToJson();
        SafetensorsFile.Write(path, model.Tensors(), metadata);
    }

    public static Model Read(string path, IPartSource parts)
    {
        var file = SafetensorsFile.Read(path);
        string name = Path.GetFileName(path);
        if (file.Metadata.GetValueOrDefault("format") != Format)
            throw new ModelException($"{path} is a safetensors file, but no model of FnnKit: its metadata has no format '{Format}'. To start from its weights, name it in 'Network:InitialWeights'.");
        if (file.Metadata.GetValueOrDefault("format_version") is var version && version != Version.ToString(CultureInfo.InvariantCulture))
            throw new ModelException($"{path} has the format version {version}, but this FnnKit reads version {Version}; use the FnnKit that wrote it, or a newer one.");
        try
        {
            var schema = new DataSchema(
                ModelSchema.ReadColumns(Text(file, "features", path)),
                ModelSchema.ReadColumns(Text(file, "targets", path)),
                new Shape(JsonSerializer.Deserialize<int[]>(Text(file, "feature_shape", path))!));
            var binder = new SettingBinder(parts);
            var layers = Node(file, "layers", name, path).Items.ConvertAll(node => (Part: binder.BindPart(node, PartKind.Of(typeof(ILayer))!), Name: node["Name"]?.Text));
            var steps = ModelSchema.ReadTransforms(Node(file, "transforms", name, path), binder);
            var targetSteps = ModelSchema.ReadTransforms(Node(file, "target_transforms", name, path), binder);
            if (binder.Errors.Count > 0)
                throw new MissingPluginException(path, binder.Errors, Text(file, "plugins", path));
            if (targetSteps.FirstOrDefault(step => step.Transform is not IInvertibleTransform) is { } step)
                throw new ModelException($"{path} brings predictions back through the transform '{PartIdentity.Of(step.Transform).Name}', which cannot be undone; the file is damaged, or a plugin has changed.");
            var pipeline = new FeaturePipeline(schema, steps) { Targets = new TargetPipeline(targetSteps) };
            var plan = NetworkPlan.Create([.. layers.Select(layer => new LayerSetup((ILayer)layer.Part!, layer.Name))], pipeline.Input);
            var notes = new ModelNotes(ModelSchema.ReadNumbers(Text(file, "metrics", path)), file.Metadata.GetValueOrDefault("loader"), file.Metadata.GetValueOrDefault("data_sha256"))
            {
                Plugins = JsonSerializer.Deserialize<Dictionary<string, string>>(Text(file, "plugins", path))!,
                TestVectors = file.Metadata.GetValueOrDefault("test_vectors") is { } vectors ? TestVectors.FromJson(vectors, schema.Features.Count, plan.Output.Size) : null,
            };
            return Text(file, "precision", path) == nameof(Precision.Float64)
                ? Restore<double>(file, plan, pipeline, notes, path)
                : Restore<float>(file, plan, pipeline, notes, path);
        }
        catch (Exception exception) when (exception is JsonException or SettingsException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new ModelException($"{path} is damaged: its metadata cannot be read ({exception.Message}). Train the model again, or restore the file.", exception);
        }
    }

    private static Model Restore<T>(SafetensorsContent file, NetworkPlan plan, FeaturePipeline pipeline, ModelNotes notes, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(plan);
        Fill(file, plan.Parameters, network.Weights, path);
        Fill(file, plan.States, network.States, path);
        return Model.Create(network, pipeline, notes);
    }

    private static void Fill<T>(SafetensorsContent file, IEnumerable<PlannedArray> arrays, Arena<T> arena, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var array in arrays)
        {
            if (!file.Tensors.TryGetValue(array.Name, out var tensor))
                throw new ModelException($"{path} has no tensor '{array.Name}', which its layers need; the file is damaged, or a plugin has changed.");
            if (!tensor.Shape.SequenceEqual(array.Shape.Dimensions))
                throw new ModelException($"{path}: '{array.Name}' has the shape [{string.Join(", ", tensor.Shape)}], but its layer wants {array.Shape}; the file is damaged, or a plugin has changed.");
            WeightTensors.Copy(tensor, arena.Span.Slice(array.Offset, array.Shape.Size));
        }
    }

    private static JsonObject WritePlugins(Model model)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (object part in model.Plan.AllLayers.SelectMany(layer => new object?[] { layer.Layer, layer.Plan.Activation }).Concat(model.Pipeline.Steps.Concat(model.Pipeline.Targets.Steps).Select(step => step.Transform)).OfType<object>())
            versions[PartIdentity.Of(part).Plugin] = PartIdentity.Of(part).Version;
        var json = new JsonObject();
        foreach (var (plugin, version) in versions)
            json[plugin] = version;
        return json;
    }

    private static SettingNode Node(SafetensorsContent file, string key, string name, string path)
        => SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(Text(file, key, path)), $"{name} ({key})");

    private static string Text(SafetensorsContent file, string key, string path)
        => file.Metadata.GetValueOrDefault(key) ?? throw new ModelException($"{path} has no '{key}' in its metadata, which a model of FnnKit needs; the file is damaged.");
}
