namespace FnnKit.Testing.Laws;

/// <summary>Loads and reads data sets.</summary>
internal static class LoaderSamples
{
    public static IDataSet Load(IDataLoader loader, ulong seed)
        => Task.Run(() => loader.LoadAsync(new DataRequest(new RandomStream(seed, "data")), CancellationToken.None)).GetAwaiter().GetResult();

    public static (double[] Features, double[] Targets) Read(IDataSet data)
    {
        double[] features = new double[data.Count * data.Schema.Features.Count], targets = new double[data.Count * data.Schema.Targets.Count];
        features.AsSpan().Fill(double.NaN);
        targets.AsSpan().Fill(double.NaN);
        int[] all = [.. Enumerable.Range(0, data.Count)];
        data.Read(all, new(features, data.Schema.Features.Count, data.Count), new(targets, data.Schema.Targets.Count, data.Count));
        return (features, targets);
    }
}
