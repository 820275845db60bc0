using System.Reflection;
using System.Text.Json;
using FnnKit.Layers;
using FnnKit.Testing;
using FnnKit.Testing.Laws;

namespace FnnKit.Onnx.Tests;

/// <summary>A file of every part says what the part predicts. None is named here: a part that is added is tested.</summary>
public sealed class EveryPartTests : IDisposable
{
    private const int Samples = 7;
    private const double Tolerance = 1e-5;

    private static readonly PartUnderTest[] Parts =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "FnnKit.*.dll").Append(Path.Combine(AppContext.BaseDirectory, "MyParts.dll"))
            .Where(path => path != typeof(EveryPartTests).Assembly.Location).Order(StringComparer.Ordinal).Select(Assembly.LoadFrom).SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsDefined(typeof(PartAttribute))).Select(type => new PartUnderTest(type)),
    ];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");

    public static TheoryData<string> Layers => Names<ILayer>();

    public static TheoryData<string> Activations => Names<IActivation>();

    public static TheoryData<string> Transforms => Names<ITransform>();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Of_every_layer(string name)
    {
        var part = Find<ILayer>(name);
        foreach (var layer in part.Variants<ILayer>())
        {
            foreach (var input in LayerSamples.For(part))
                IsTheSame(SomeModel.Of<float>([layer, new Dense { Units = 3 }], input));
        }
    }

    [Fact]
    public void Of_the_parts_of_dates_which_a_model_file_keeps_as_dates()
    {
        var schema = new DataSchema([new Column("when") { IsDate = true }], [new Column("y")]);
        var data = new TableDataSet(schema, Draws.Between(-9000, 30_000, 40, "dates"), Draws.Between(0, 1, 40));
        var pipeline = FeaturePipeline.Fit(data, [.. Enumerable.Range(0, 40)], [new FnnKit.Data.DateParts { Parts = Enum.GetValues<FnnKit.Data.DatePart>() }, new FnnKit.Data.Standardize()]);
        var network = new Network<float>(NetworkPlan.Create([new LayerSetup(new Dense { Units = 1 })], pipeline.Input));
        network.Initialize(1);
        var model = Model.Create(network, pipeline, new ModelNotes(new Dictionary<string, double>(), null));
        IsTheSame(model);
        model.Save(_path);
        var read = Model.Load(_path, new PartAssemblies(typeof(Dense).Assembly, typeof(FnnKit.Data.DateParts).Assembly));
        Assert.True(read.Schema.Features[0].IsDate);
        Assert.Equal(model.Predict(19723.25), read.Predict(19723.25));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_network_of_several_members(bool adapters)
        => IsTheSame(SomeModel.Of<float>(
            [
                new NumericEmbedding { Frequencies = 3 }, new Embedding(), new MemberCopies { Members = 3 },
                new BatchEnsembleDense { Units = 4, Activation = new FnnKit.Activations.Mish(), Adapters = adapters },
                new MemberDense { Units = 3, Activation = new FnnKit.Activations.Softmax() },
            ],
            new LayerInput(3) { Columns = [new("a"), new("b", ["x", "y", "z"]), new("c")] }));

    [Theory]
    [MemberData(nameof(Activations))]
    public void Of_every_activation_in_both_precisions(string name)
    {
        foreach (var activation in Find<IActivation>(name).Variants<IActivation>())
        {
            IsTheSame(SomeModel.Of<float>([new Dense { Units = 5, Activation = activation }], 3));
            IsTheSame(SomeModel.Of<double>([new ActivationLayer { Activation = activation }], new Shape(2, 3)));
        }
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Of_every_transform(string name)
    {
        foreach (var transform in Find<ITransform>(name).Variants<ITransform>())
            IsTheSame(SomeModel.WithTransform(transform));
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Of_every_target_transform(string name)
    {
        foreach (var transform in Find<ITransform>(name).Variants<ITransform>().Where(transform => transform is IInvertibleTransform))
            IsTheSame(SomeModel.WithTargetTransform(transform));
    }

    private static TheoryData<string> Names<TContract>() => [.. Parts.Where(part => part.Kind.Contract == typeof(TContract)).Select(part => part.Name)];

    private static PartUnderTest Find<TContract>(string name) => Parts.Single(part => part.Kind.Contract == typeof(TContract) && part.Name == name);

    private void IsTheSame(Model model)
    {
        OnnxFile.Write(model, _path);
        double[] rows = SomeModel.Rows(model, Samples), expected = new double[Samples * model.OutputCount];
        model.Predict(rows, expected);
        Keep(model, rows, expected);
        var file = new OnnxModel(File.ReadAllBytes(_path));
        Assert.Equal(model.Precision == Precision.Float64, file.Input.IsDouble);
        var given = file.Run(rows, Samples);
        Assert.Equal([Samples, .. model.Plan.Output.Dimensions], given.Dimensions);
        for (int i = 0; i < expected.Length; i++)
        {
            double tolerance = Tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - given.Values[i]) <= tolerance, $"output {i}: {given.Values[i]} in the file, {expected[i]} here");
        }
    }

    /// <summary>Leaves file, samples and outputs for peers/check.py, where it asks for them.</summary>
    private void Keep(Model model, double[] rows, double[] outputs)
    {
        if (Environment.GetEnvironmentVariable("FNNKIT_ONNX_FILES") is not { Length: > 0 } folder)
            return;
        string parts = string.Join(" ", model.Pipeline.Steps.Select(step => PartIdentity.Get(step.Transform).Name).Take(1)
            .Concat(model.Plan.Layers.SelectMany(layer => new object?[] { layer.Layer, layer.Plan.Activation }).OfType<object>().Select(part => PartIdentity.Get(part).Name)));
        string name = Path.Combine(folder, $"{parts} {model.Precision} {Directory.GetFiles(folder).Length:0000}");
        File.Copy(_path, name + ".onnx");
        File.WriteAllText(name + ".json", JsonSerializer.Serialize(new
        {
            features = rows.Chunk(model.FeatureCount),
            outputs = outputs.Chunk(model.OutputCount),
            shape = model.Schema.FeatureShape.Dimensions,
            precision = model.Precision.ToString(),
        }));
    }
}
