using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>Reads images and labels from IDX files, plain or gzip, as the MNIST data sets come in.</summary>
/// <remarks>
/// Images are <c>[n, height, width]</c>, whose shape is then <c>[1, height, width]</c>, or any other <c>[n, ...]</c>. Labels are <c>[n]</c>; they are the
/// classes, named by their numbers. Source of the format: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits".
/// </remarks>
[DataLoader("idx")]
public sealed class Idx : IFileLoader
{
    /// <summary>The file of the images.</summary>
    [Required]
    [FilePath]
    public string? Images { get; set; }

    /// <summary>The file of the labels.</summary>
    [FilePath]
    public string? Labels { get; set; }

    /// <summary>What every pixel is multiplied by: 0.00392156862745098 brings bytes to 0 to 1.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Scale { get; set; } = 1;

    /// <summary>How many numbers a sample may have. Each becomes a column with a name, which takes about 100 bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaximumColumns { get; set; } = 1_000_000;

    /// <summary>How many times its length a compressed file may inflate to; 64 MiB are always allowed.</summary>
    [Range(1, int.MaxValue)]
    public int MaximumInflation { get; set; } = 100;

    private ReadLimits Limits => new() { Inflation = MaximumInflation, InflationSetting = nameof(MaximumInflation) };

    /// <inheritdoc/>
    public IReadOnlyList<string> FileExtensions => ["-ubyte", "-ubyte.gz", ".idx", ".idx.gz"];

    /// <inheritdoc/>
    public FileMatch Match(FileHead file)
    {
        ArgumentNullException.ThrowIfNull(file);
        // Two zeros, the type of the elements, the number of axes.
        return file.Start.Span is [0, 0, 8 or 9 or (>= 11 and <= 14), > 0 and < 8, ..] ? FileMatch.Content
            : file.EndsWith(FileExtensions) ? FileMatch.Extension : FileMatch.None;
    }

    /// <inheritdoc/>
    public FileSuggestion Sniff(FileRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var loader = (Idx)ForFile(request.Path);
        loader.Labels = request.TargetsPath ?? throw new DataException(
            $"The data loader 'idx' reads targets from a file of their own, but there is no file '{string.Join(", ", request.Targets)}'; name an existing file of labels.");
        return new FileSuggestion(loader, []);
    }

    /// <inheritdoc/>
    public IFileLoader ForFile(string path)
    {
        var copy = (Idx)MemberwiseClone();
        (copy.Images, copy.Labels) = (path, null);
        return copy;
    }

    /// <inheritdoc/>
    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run<IDataSet>(() => Load(request.Schema), cancellationToken);

    /// <inheritdoc/>
    public Task<ISampleReader> OpenAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run<ISampleReader>(() => OpenRows(request.Schema!), cancellationToken);

    private ArrayRows OpenRows(DataSchema schema)
    {
        var rows = NamedArray.Read(Images!, path => IdxFile.Open(path, Limits));
        try
        {
            ArrayFeatures.Check(Images!, rows.Shape, schema);
            return new ArrayRows(Images!, rows, rows.Shape[0], rows.RowLength, (_, values) => rows.Read(values), Scale);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    private ArrayDataSet Load(DataSchema? schema)
    {
        if (Labels is null && schema is null)
            throw new DataException($"The loader 'idx' has images ({Images}) but no labels to learn; name their file in 'Labels'.");
        var images = NamedArray.Read(Images!, path => IdxFile.Read(path, Limits));
        ArrayFeatures.CheckColumns(Images!, images.Shape, MaximumColumns);
        if (images.Shape.Count == 3)
            images = new NumericArray(images.ElementType, [images.Shape[0], 1, images.Shape[1], images.Shape[2]], images.Bytes);
        var labels = Labels is null ? null : new NamedArray(Labels, NamedArray.Read(Labels, path => IdxFile.Read(path, Limits)));
        if (labels is { Array.Shape.Count: not 1 })
            throw new DataException($"{labels.Name} holds an array of shape {ArrayFeatures.Format(labels.Array.Shape)}, but labels are one number an image, (n,); were 'Images' and 'Labels' swapped?");
        return ArrayDataSet.Create(new NamedArray(Images!, images), labels, kind: null, schema, Scale);
    }
}
