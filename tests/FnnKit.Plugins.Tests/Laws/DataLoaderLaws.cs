namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every data loader.</summary>
public sealed class DataLoaderLaws
{
    public static TheoryData<string> All => Parts.Names<IDataLoader>();

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_gives_finite_samples_that_fit_their_schema(string name)
    {
        var data = await Load(name, 1);
        var (features, targets) = Read(data);
        Assert.InRange(data.Count, 2, int.MaxValue);
        Assert.True(data.HasTargets);
        Assert.All(features, value => Assert.True(double.IsFinite(value)));
        Assert.All(targets, value => Assert.True(double.IsFinite(value)));
        if (data.Schema.TargetKind == TargetKind.Classes)
            Assert.Equal(Enumerable.Range(0, data.Schema.Classes.Count).Select(code => (double)code), targets.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_seed_alone_decides_what_it_makes(string name)
    {
        var first = Read(await Load(name, 1));
        var again = Read(await Load(name, 1));
        Assert.Equal(first.Features, again.Features);
        Assert.Equal(first.Targets, again.Targets);
        if (Parts.Make<IDataLoader>(name).FileExtensions.Count == 0)
            Assert.NotEqual(first.Features, Read(await Load(name, 2)).Features);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Samples_can_be_read_in_any_order(string name)
    {
        var data = await Load(name, 1);
        var (features, _) = Read(data);
        double[] one = new double[data.Schema.Features.Count];
        for (int sample = data.Count - 1; sample >= 0; sample -= 1 + (data.Count / 7))
        {
            data.Read([sample], new(one, one.Length, 1), default);
            for (int feature = 0; feature < one.Length; feature++)
                Assert.Equal(features[(feature * data.Count) + sample], one[feature]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Loading_can_be_cancelled(string name)
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Parts.Make<IDataLoader>(name).LoadAsync(new DataRequest(new RandomStream(1, "data")), cancellation.Token));
    }

    private static Task<IDataSet> Load(string name, ulong seed)
        => Parts.Make<IDataLoader>(name).LoadAsync(new DataRequest(new RandomStream(seed, "data")), CancellationToken.None);

    private static (double[] Features, double[] Targets) Read(IDataSet data)
    {
        double[] features = new double[data.Count * data.Schema.Features.Count], targets = new double[data.Count * data.Schema.Targets.Count];
        data.Read([.. Enumerable.Range(0, data.Count)],
            new(features, data.Schema.Features.Count, data.Count),
            new(targets, data.Schema.Targets.Count, data.Count));
        return (features, targets);
    }
}
