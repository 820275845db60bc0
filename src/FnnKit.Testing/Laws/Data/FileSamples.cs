namespace FnnKit.Testing.Laws;

/// <summary>Files that loaders read, and what loaders read from them.</summary>
internal static class FileSamples
{
    /// <summary>The loader of a part with a file that it reads; null if it does not read files.</summary>
    /// <exception cref="LawNotCheckedException">The laws know no file that it reads.</exception>
    public static (IFileLoader Loader, FileRequest Request)? Find(PartUnderTest part)
    {
        if (part.Make<IDataLoader>() is not IFileLoader made)
            return null;
        if (part.MakeBare() is IFileLoader bare && SampleFiles.Find(bare) is { } known)
            return (made, known);
        // An author who makes the part names the files in its options, the samples first.
        string[] paths = [.. PartOptions.Get(part.Type).Where(option => option.IsDefined(typeof(FilePathAttribute), inherit: true)).Select(option => option.GetValue(made)).OfType<string>()];
        return paths.Length == 0
            ? throw new LawNotCheckedException($"The laws know no file that {part} reads; hand Conformance.Cases a 'make' that names one.")
            : (made, new FileRequest(paths[0]) { TargetsPath = paths.ElementAtOrDefault(1) });
    }

    public static IDataSet Load(IDataLoader loader, DataSchema? schema = null)
        => Task.Run(() => loader.LoadAsync(new DataRequest(new RandomStream(1, "data"), schema), CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>Reads the features of every sample from a file, or from a stream in its place, one sample after the other.</summary>
    public static double[] Open(IDataLoader loader, DataSchema schema, Stream? input = null)
    {
        using var reader = Task.Run(() => loader.OpenAsync(new DataRequest(new RandomStream(1, "data"), schema, input), CancellationToken.None)).GetAwaiter().GetResult();
        double[] row = new double[schema.Features.Count];
        var rows = new List<double>();
        while (reader.Read(row) > 0)
            rows.AddRange(row);
        return [.. rows];
    }
}
