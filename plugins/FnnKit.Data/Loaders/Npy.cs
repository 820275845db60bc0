using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>Reads samples from NumPy arrays: <c>.npy</c> files, or arrays inside a <c>.npz</c>.</summary>
/// <remarks>
/// Features are <c>[n]</c>, one number a sample, or <c>[n, ...]</c>, where the further axes give the shape of a sample. Targets are <c>[n]</c> or
/// <c>[n, k]</c>; integers and truth values are classes, named by their numbers and sorted by them, floating-point numbers are numbers. Elements stay in
/// the type that the file has them in until they are read.
/// </remarks>
[DataLoader("npy")]
public sealed class Npy : IFileLoader
{
    /// <summary>The file of the features, <c>.npy</c> or <c>.npz</c>.</summary>
    [Required]
    [FilePath]
    public string? Features { get; set; }

    /// <summary>The array in a <c>.npz</c> that holds the features; not needed where it has no other.</summary>
    public string? FeaturesArray { get; set; }

    /// <summary>The file of the targets, <c>.npy</c> or <c>.npz</c>; not needed where <see cref="TargetsArray"/> is in the file of the features.</summary>
    [FilePath]
    public string? Targets { get; set; }

    /// <summary>The array in a <c>.npz</c> that holds the targets; not needed where it has no other.</summary>
    public string? TargetsArray { get; set; }

    /// <summary>Whether targets are classes or numbers; by default integers are classes and floating-point numbers are numbers.</summary>
    public TargetKind? TargetKind { get; set; }

    /// <summary>How many numbers a sample may have. Each becomes a column with a name, which takes about 100 bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaximumColumns { get; set; } = 1_000_000;

    /// <summary>How many times its length a compressed file may inflate to; 64 MiB are always allowed.</summary>
    [Range(1, int.MaxValue)]
    public int MaximumInflation { get; set; } = 100;

    /// <summary>How many members a <c>.npz</c> may have.</summary>
    [Range(1, int.MaxValue)]
    public int MaximumMembers { get; set; } = 100_000;

    private ReadLimits Limits => new()
    {
        Inflation = MaximumInflation,
        InflationSetting = nameof(MaximumInflation),
        Members = MaximumMembers,
        MembersSetting = nameof(MaximumMembers),
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> FileExtensions => [".npy", ".npz"];

    /// <inheritdoc/>
    public FileMatch Match(FileHead file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Start.Span.StartsWith((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']) ? FileMatch.Content
            : file.EndsWith(FileExtensions) ? FileMatch.Extension : FileMatch.None;
    }

    /// <inheritdoc/>
    public FileSuggestion Sniff(FileRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var loader = (Npy)ForFile(request.Path);
        loader.TargetKind = request.TargetKind ?? TargetKind;
        if (request.TargetsPath is not null)
            loader.Targets = request.TargetsPath;
        else if (request.Targets.Count == 1)
            loader.TargetsArray = request.Targets[0];
        else if (request.Targets.Count > 1)
            throw new DataException($"The data loader 'npy' learns one array, but {request.Targets.Count} are asked for ({NameList.Format(request.Targets)}); name one.");
        return new FileSuggestion(loader, []);
    }

    /// <inheritdoc/>
    public IFileLoader ForFile(string path)
    {
        var copy = (Npy)MemberwiseClone();
        (copy.Features, copy.Targets) = (path, null);
        return copy;
    }

    /// <inheritdoc/>
    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run<IDataSet>(() => Load(request.Schema), cancellationToken);

    /// <inheritdoc/>
    public async Task<ISampleReader> OpenAsync(DataRequest request, CancellationToken cancellationToken)
        => await Task.Run<ISampleReader?>(() => OpenRows(request.Schema!), cancellationToken).ConfigureAwait(false)
            ?? new DataSetReader(await LoadAsync(request, cancellationToken).ConfigureAwait(false));

    /// <summary>Opens an array by its rows; null where they do not lie one after the other, as in an archive or in Fortran order.</summary>
    private ArrayRows? OpenRows(DataSchema schema)
    {
        if (Features!.EndsWith(".npz", StringComparison.OrdinalIgnoreCase))
            return null;
        var info = NamedArray.Read(Features, NpyFile.ReadInfo);
        ArrayFeatures.Check(Features, info.Shape, schema);
        if (info.IsFortranOrder && info.Shape.Count > 1)
            return null;
        var rows = NamedArray.Read(Features, NpyFile.Open);
        return new ArrayRows(Features, rows, rows.Count, rows.RowLength, rows.Read);
    }

    private ArrayDataSet Load(DataSchema? schema)
    {
        var file = ArrayFile.Read(Features!, Limits);
        // A model remembers which arrays it was trained from; the file to predict from need not be an archive.
        string? array = schema is null || file.IsArchive ? FeaturesArray : null;
        var features = file.Find(array, nameof(FeaturesArray));
        ArrayFeatures.CheckColumns(features.Name, features.Array.Shape, MaximumColumns);
        return ArrayDataSet.Create(features, FindTargets(file, schema), TargetKind, schema);
    }

    private NamedArray? FindTargets(ArrayFile features, DataSchema? schema)
    {
        if (Targets is not null)
            return ArrayFile.Read(Targets, Limits).Find(TargetsArray, nameof(TargetsArray));
        if (schema is not null && (TargetsArray is null || !features.Has(TargetsArray)))
            return null;
        if (TargetsArray is not null)
            return features.Find(TargetsArray, nameof(TargetsArray));
        throw new DataException($"The loader 'npy' has features ({features.Path}) but no targets to learn; name their file in 'Targets', or their array in the same .npz in 'TargetsArray'.");
    }
}
