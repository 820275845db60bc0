using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>How much memory a table takes that stays in its file. What other tests allocate meanwhile would be counted, so these run while nothing else does.</summary>
[Collection(nameof(Alone))]
public sealed class StreamedCsvMemoryTests
{
    [Fact]
    public async Task What_is_kept_does_not_grow_with_the_columns()
    {
        const int rows = 4000, columns = 200;
        string path = SampleFiles.Write("tall.csv", path =>
        {
            using var writer = new StreamWriter(path);
            writer.WriteLine(string.Join(',', Enumerable.Range(0, columns).Select(i => $"c{i}")) + ",y");
            for (int row = 0; row < rows; row++)
                writer.WriteLine(string.Join(',', Enumerable.Range(0, columns).Select(i => (row * i % 97) / 4.0)) + $",{row % 2}.5");
        });
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var data = await new Csv { Path = path, Streamed = true }.LoadAsync(new DataRequest(new RandomStream(1, "data")), default);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(rows, data.Count);
        // In memory the features alone are 6.4 MB.
        Assert.True(kept < 2_000_000, $"{kept} bytes are kept");
        GC.KeepAlive(data);
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
