using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Layers;

namespace FnnKit.Onnx.Tests;

public sealed class OnnxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-onnx-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Input_and_output_bear_the_names_of_the_data_and_the_batch_is_free()
    {
        var file = Written(SomeModel.Of<float>([new Dense { Units = 2 }], new Shape(1, 4, 4)));
        Assert.Equal(("features", "y"), (file.Input.Name, file.Output.Name));
        Assert.Equal(("batch", "batch"), (file.Input.Batch, file.Output.Batch));
        Assert.Equal([-1, 1, 4, 4], file.Input.Shape);
        Assert.Equal([-1, 2], file.Output.Shape);
        Assert.Equal(17, file.Opset);
        Assert.Equal("x1", Written(SomeModel.Of<float>([new Dense { Units = 1 }], 1)).Input.Name);
    }

    [Fact]
    public void Names_of_columns_and_categories_are_in_the_metadata()
    {
        var metadata = Written(SomeModel.WithTransform(new Standardize())).Metadata;
        Assert.Equal("""["size","colour","weight","same"]""", metadata["feature_names"]);
        Assert.Equal("""{"colour":["red","green","blue"]}""", metadata["feature_categories"]);
        Assert.Equal("""["y"]""", metadata["target_names"]);
        Assert.False(metadata.ContainsKey("class_names"));
    }

    [Fact]
    public void Columns_that_are_treated_alike_take_the_nodes_of_one()
        => Assert.Equal(["Cast", "Sub", "Div", "Cast", "Gemm"], Written(Model(columns: 300, new Standardize(), new Dense { Units = 2 })).Nodes);

    [Fact]
    public void What_only_happens_in_training_leaves_nothing()
    {
        ILayer[] layers = [new Dropout(), new Dense { Units = 2 }, new GaussianNoise { StdDev = 1 }, new ActivationLayer { Activation = new Tanh() }];
        Assert.Equal(["Gemm", "Tanh"], Written(SomeModel.Of<float>(layers, 3)).Nodes);
    }

    [Fact]
    public void A_network_that_hands_on_its_inputs_still_has_an_output_of_its_own()
    {
        var file = Written(SomeModel.Of<float>([new Dropout()], 3));
        Assert.Equal(["Identity"], file.Nodes);
        Assert.Equal([1, 2, 3], file.Run([1, 2, 3], 1).Values);
    }

    [Fact]
    public void A_value_that_is_missing_is_filled_in_as_here()
    {
        var model = SomeModel.WithTransform(new Standardize());
        double[] rows = [double.NaN, 1, 2, 0.5, 3, 2, double.NaN, 0.5], expected = new double[2 * model.OutputCount];
        model.Predict(rows, expected);
        double[] given = Written(model).Run(rows, 2).Values;
        Assert.All(expected, value => Assert.True(double.IsFinite(value)));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], given[i], 1e-5);
    }

    [Fact]
    public void An_ensemble_is_one_graph_that_predicts_the_weighted_mean()
    {
        Model[] members = [SomeModel.WithTransform(new Standardize()), SomeModel.WithTransform(new MinMax())];
        var model = FnnKit.Model.Combine([new(members[0], 3), new(members[1], 1)]);
        double[] rows = SomeModel.Rows(model, 4), expected = new double[4 * model.OutputCount], given = Written(model).Run(rows, 4).Values;
        model.Predict(rows, expected);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], given[i], 1e-5);
        Assert.Equal((0.75 * members[0].Predict(rows.AsSpan(0, model.FeatureCount))[0]) + (0.25 * members[1].Predict(rows.AsSpan(0, model.FeatureCount))[0]), expected[0], 1e-12);
    }

    [Fact]
    public void A_feature_that_is_called_like_a_parameter_does_not_take_its_place()
    {
        var data = new DataSchema([new Column("dense1.weight")], [new Column("dense1.bias")]);
        var network = new Network<float>(NetworkPlan.Create([new LayerSetup(new Dense { Units = 1 })], 1));
        (network.Weights.Span[0], network.Weights.Span[1]) = (3, 1);
        var file = Written(FnnKit.Model.Create(network, new FeaturePipeline(data, []), new ModelNotes(new Dictionary<string, double>(), null)));
        Assert.Equal(("dense1.weight", "dense1.bias"), (file.Input.Name, file.Output.Name));
        Assert.Equal([7], file.Run([2], 1).Values);
    }

    [Fact]
    public void Parts_that_describe_nothing_are_named_with_their_plugins_and_nothing_is_written()
    {
        var model = SomeModel.Of<float>([new Silent(), new Dense { Units = 2, Activation = new Wild() }], 3);
        var exception = Assert.Throws<ModelException>(() => OnnxFile.Write(model, Path));
        Assert.Contains("layer 'silent1' (plugin FnnKit.Onnx.Tests 0.1.0): it does not describe itself as a graph", exception.Message, StringComparison.Ordinal);
        Assert.Contains("layer 'dense1' (its activation 'wild', plugin FnnKit.Onnx.Tests 0.1.0)", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_formula_that_takes_a_comparison_for_a_number_is_refused()
    {
        var model = SomeModel.Of<float>([new Dense { Units = 2, Activation = new Careless() }], 3);
        Assert.Contains("takes a comparison for a number", Assert.Throws<ModelException>(() => OnnxFile.Write(model, Path)).Message, StringComparison.Ordinal);
    }

    private static Model Model(int columns, ITransform transform, ILayer layer)
    {
        double[] rows = [.. Enumerable.Range(0, 10 * columns).Select(i => Math.Sin(i))];
        var data = new TableDataSet(new DataSchema([.. Enumerable.Range(0, columns).Select(i => new Column($"c{i}"))], [new Column("y")]), rows, new double[10]);
        var pipeline = FeaturePipeline.Fit(data, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [transform]);
        return FnnKit.Model.Create(new Network<float>(NetworkPlan.Create([new LayerSetup(layer)], pipeline.Shape)), pipeline, new ModelNotes(new Dictionary<string, double>(), null));
    }

    private OnnxModel Written(Model model)
    {
        OnnxFile.Write(model, Path);
        return new OnnxModel(File.ReadAllBytes(Path));
    }

    private sealed class Silent : ILayer
    {
        public LayerPlan Plan(LayerInput input) => new(input.Shape);

        public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => x.Values.CopyTo(y.Values);

        public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => dy.Values.CopyTo(dx.Values);
    }

    private sealed class Wild : IActivation
    {
        public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => x.Values.CopyTo(y.Values);

        public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => dy.Values.CopyTo(dx.Values);
    }

    private sealed class Careless : Activation<Careless.Formula>
    {
        public readonly struct Formula : IActivationFormula<Formula>
        {
            public T Value<T>(T x)
                where T : struct, ILane<T>
                => x * (x > 0.0);
        }
    }
}
