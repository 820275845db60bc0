using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>What we ask of our own loaders beyond the laws.</summary>
public sealed class DataLoaderTests
{
    public static TheoryData<string> All => ShippedParts.Names<IDataLoader>();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Loading_can_be_cancelled(string name)
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ShippedParts.Make<IDataLoader>(name).LoadAsync(new DataRequest(new RandomStream(1, "data")), cancellation.Token));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_class_has_a_sample(string name)
    {
        var data = LoaderSamples.Load(ShippedParts.Make<IDataLoader>(name), 1);
        if (data.Schema.TargetKind == TargetKind.Classes)
            Assert.Equal(Enumerable.Range(0, data.Schema.Classes.Count).Select(code => (double)code), LoaderSamples.Read(data).Targets.Distinct().Order());
    }
}
