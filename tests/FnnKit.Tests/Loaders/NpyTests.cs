using FnnKit.Data;
using FnnKit.Formats;

namespace FnnKit.Tests.Loaders;

public sealed class NpyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Save<T>(string name, T[] values, params int[] shape)
        where T : unmanaged
    {
        string path = Path.Combine(_folder, name);
        NpyFile.Write(path, NumericArray.From<T>(values, shape));
        return path;
    }

    private static Task<IDataSet> Load(Npy loader, DataSchema? schema = null) => loader.LoadAsync(new DataRequest(new RandomStream(0, "data"), schema), default);

    private static double[] Targets(IDataSet data)
    {
        double[] targets = new double[data.Count * data.Schema.Targets.Count];
        data.Read([.. Enumerable.Range(0, data.Count)], default, new(targets, data.Schema.Targets.Count, data.Count));
        return targets;
    }

    private async Task<string> Refusal(Npy loader, DataSchema? schema = null) => (await Assert.ThrowsAsync<DataException>(() => Load(loader, schema))).Message;

    [Fact]
    public async Task Integers_are_classes_named_by_their_numbers_in_the_order_of_their_numbers()
    {
        var data = await Load(new Npy { Features = Save<float>("x.npy", [1, 2, 3, 4, 5, 6, 7, 8], 4, 2), Targets = Save<long>("y.npy", [10, -2, 10, 9], 4) });
        Assert.Equal(["-2", "9", "10"], data.Schema.Classes);
        Assert.Equal([2, 0, 2, 1], Targets(data));
        double[] features = new double[4];
        data.Read([3, 0], new(features, 2, 2), default);
        Assert.Equal([7, 1, 8, 2], features);
    }

    [Fact]
    public async Task Floating_targets_are_numbers_one_column_or_several()
    {
        string x = Save<byte>("x.npy", [1, 2], 2);
        var single = await Load(new Npy { Features = x, Targets = Save<double>("y.npy", [0.5, 1.5], 2) });
        Assert.Equal([0.5, 1.5], Targets(single));
        var several = await Load(new Npy { Features = x, Targets = Save<Half>("z.npy", [(Half)1, (Half)2, (Half)3, (Half)4], 2, 2) });
        Assert.Equal(TargetKind.Numbers, several.Schema.TargetKind);
        Assert.Equal(["y0", "y1"], several.Schema.Targets.Select(column => column.Name));
        Assert.Equal([1, 3, 2, 4], Targets(several));
    }

    [Fact]
    public async Task The_kind_of_targets_can_be_said()
    {
        string x = Save<byte>("x.npy", [1, 2], 2);
        var classes = await Load(new Npy { Features = x, Targets = Save<double>("y.npy", [2, 1], 2), TargetKind = TargetKind.Classes });
        Assert.Equal(["1", "2"], classes.Schema.Classes);
        var numbers = await Load(new Npy { Features = x, Targets = Save<int>("z.npy", [2, 1], 2), TargetKind = TargetKind.Numbers });
        Assert.Equal([2, 1], Targets(numbers));
    }

    [Fact]
    public async Task Further_axes_are_the_shape_of_a_sample()
    {
        var data = await Load(new Npy { Features = Save("x.npy", new byte[2 * 3 * 4 * 5], 2, 3, 4, 5), Targets = Save<int>("y.npy", [0, 1], 2) });
        Assert.Equal(new Shape(3, 4, 5), data.Schema.FeatureShape);
        Assert.Equal(60, data.Schema.Features.Count);
    }

    [Fact]
    public async Task Both_may_be_arrays_of_one_archive()
    {
        string path = Path.Combine(_folder, "data.npz");
        NpzFile.Write(path, new Dictionary<string, NumericArray> { ["x"] = NumericArray.From<float>([1, 2], 2), ["y"] = NumericArray.From<int>([1, 0], 2) });
        var data = await Load(new Npy { Features = path, FeaturesArray = "x", TargetsArray = "y" });
        Assert.Equal([1, 0], Targets(data));
        Assert.Contains("'x', 'y'", await Refusal(new Npy { Features = path, TargetsArray = "y" }), StringComparison.Ordinal);
        Assert.Contains("no array 'z'", await Refusal(new Npy { Features = path, FeaturesArray = "z" }), StringComparison.Ordinal);
        var predicted = await Load(new Npy { Features = Save<float>("x.npy", [5], 1), FeaturesArray = "x", TargetsArray = "y" }, data.Schema);
        Assert.False(predicted.HasTargets);
    }

    [Fact]
    public async Task Arrays_that_do_not_go_together_are_refused()
    {
        string x = Save<float>("x.npy", [1, 2, 3, 4], 2, 2);
        Assert.Contains("3 targets, but there are 2 samples", await Refusal(new Npy { Features = x, Targets = Save<int>("y.npy", [1, 2, 3], 3) }), StringComparison.Ordinal);
        Assert.Contains("argmax", await Refusal(new Npy { Features = x, Targets = Save<int>("one-hot.npy", [1, 0, 0, 1], 2, 2) }), StringComparison.Ordinal);
        Assert.Contains("is empty", await Refusal(new Npy { Features = Save<float>("e.npy", [], 0, 4), Targets = x }), StringComparison.Ordinal);
        Assert.Contains("single number", await Refusal(new Npy { Features = Save<float>("s.npy", [1]), Targets = x }), StringComparison.Ordinal);
        Assert.Contains("no targets", await Refusal(new Npy { Features = x }), StringComparison.Ordinal);
        Assert.Contains("NaN", await Refusal(new Npy { Features = x, Targets = Save<double>("n.npy", [1, double.NaN], 2), TargetKind = TargetKind.Classes }), StringComparison.Ordinal);
        Assert.Contains("There is no file", await Refusal(new Npy { Features = "nowhere.npy", Targets = x }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_for_a_model_has_to_fit_it_and_may_lack_targets()
    {
        var schema = new DataSchema([new Column("a"), new Column("b")], [new Column("class", ["3", "7"])]);
        string x = Save<float>("x.npy", [1, 2, 3, 4], 2, 2);
        Assert.False((await Load(new Npy { Features = x }, schema)).HasTargets);
        var scored = await Load(new Npy { Features = x, Targets = Save<byte>("y.npy", [7, 7], 2) }, schema);
        Assert.Equal([1, 1], Targets(scored));
        Assert.Contains("class 5", await Refusal(new Npy { Features = x, Targets = Save<byte>("z.npy", [7, 5], 2) }, schema), StringComparison.Ordinal);
        Assert.Contains("takes 2", await Refusal(new Npy { Features = Save<float>("w.npy", [1, 2, 3], 1, 3) }, schema), StringComparison.Ordinal);
        var named = new DataSchema([new Column("a"), new Column("b", ["red", "blue"])], schema.Targets);
        Assert.Contains("categories", await Refusal(new Npy { Features = x }, named), StringComparison.Ordinal);
    }
}
