namespace FnnKit.Testing.Laws;

internal sealed class FileStreamLaw() : Law<IDataLoader>("it reads a file from front to back, and a stream, as it loads the file")
{
    public override void Check(PartUnderTest part)
    {
        if (FileSamples.Find(part) is not var (loader, request))
            return;
        var loaded = FileSamples.Load(loader.Sniff(request).Loader);
        var (columns, _) = LoaderSamples.Read(loaded);
        int width = loaded.Schema.Features.Count;
        double[] expected = [.. Enumerable.Range(0, columns.Length).Select(i => columns[(i % width * loaded.Count) + (i / width)])];
        var file = loader.Sniff(request).Loader.ForFile(request.Path);
        Compare(part, "read from front to back", expected, FileSamples.Open(file, loaded.Schema));
        if (!loader.ReadsStreams)
            return;
        using var stream = File.OpenRead(request.Path);
        Compare(part, "read from a stream", expected, FileSamples.Open(file.ForFile("a stream"), loaded.Schema, stream));
    }

    private void Compare(PartUnderTest part, string how, double[] expected, double[] actual)
    {
        string? difference = SameBits.Difference<double>("a feature", expected, actual);
        Require(difference is null, part, $"{how}, {difference}");
    }
}
