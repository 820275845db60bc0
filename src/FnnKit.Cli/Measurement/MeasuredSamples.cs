namespace FnnKit.Cli;

/// <summary>A model and the samples to measure it on: a part of the data of its run, or a file.</summary>
/// <param name="Location">Where the model lies.</param>
/// <param name="Model">The model.</param>
/// <param name="Setup">The setup of its run; an empty one for a model file by itself.</param>
/// <param name="Data">The data.</param>
/// <param name="Samples">The samples of the data to measure on.</param>
internal sealed record MeasuredSamples(ModelLocation Location, Model Model, TrainingSetup Setup, IDataSet Data, int[] Samples) : IDisposable
{
    private CommandContext? _context;

    /// <summary>What was measured, for people: the part, or the file.</summary>
    public required string Name { get; init; }

    /// <summary>The plugins at hand.</summary>
    public PluginCatalogue Catalogue => _context!.Catalogue;

    /// <summary>Loads model and data.</summary>
    /// <param name="run">The command.</param>
    /// <param name="path">A run folder or a model file.</param>
    /// <param name="input">A file of samples; null for the data of the run.</param>
    /// <param name="part">Which part of the run's data; null for the test part if there is one.</param>
    /// <param name="sets">Settings to override.</param>
    public static async Task<MeasuredSamples> LoadAsync(CommandRun run, string path, string? input, DataPart? part, string[] sets)
    {
        if (input == ModelInput.Standard)
            throw new DataException($"'fnn {run.Name}' does not read standard input, only files; write the samples to a file and name it with --input.");
        var location = ModelLocation.Find(path);
        if (location.ConfigurationPath is null && input is null)
            throw new ModelException($"'{path}' is a model file by itself, which does not know where its data lies; name a file of samples with --input, or a run folder.");
        var context = location.ConfigurationPath is null ? run.OpenPlugins(null) : run.Open(location.ConfigurationPath, sets);
        try
        {
            var setup = context.Settings is null ? new TrainingSetup() : context.ReadSetup();
            var model = location.Load(context.Catalogue, run.Console);
            var parts = input is null ? await setup.Data.ReloadAsync(setup.Seed, model.Schema, run.Cancellation) : null;
            var data = parts?.Data ?? await LoadAsync(ModelInput.LoaderFor(input!, model, context, sets.Where(IsOfLoader)), DataSource.CreateRequest(setup.Seed, model.Schema), run.Cancellation);
            if (!data.HasTargets)
                throw new DataException($"'{input}' has no column '{model.Schema.Targets[0].Name}' to compare predictions with; use 'fnn predict' for data without targets.");
            var (samples, name) = parts is not null
                ? Choose(parts.Split, part ?? (setup.Data.Split.MeasureTest ? null : DataPart.Validation)) : ([.. Enumerable.Range(0, data.Count)], input!);
            return new MeasuredSamples(location, model, setup, data, samples) { Name = name, _context = context };
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    public void Dispose() => _context?.Dispose();

    private static bool IsOfLoader(string set)
        => set.StartsWith("Data:Loader:", StringComparison.OrdinalIgnoreCase) || set.StartsWith("FnnKit:Data:Loader:", StringComparison.OrdinalIgnoreCase);

    private static Task<IDataSet> LoadAsync(IFileLoader loader, DataRequest request, CancellationToken cancellation)
        => ModelInput.ReadAsync(loader, () => DataSource.LoadAsync(loader, request, cancellation));

    private static (int[] Samples, string Name) Choose(DataSplit split, DataPart? part)
    {
        var chosen = part ?? (split.Test.Length > 0 ? DataPart.Test : split.Validation.Length > 0 ? DataPart.Validation : DataPart.All);
        int[] samples = chosen switch
        {
            DataPart.Test => split.Test,
            DataPart.Validation => split.Validation,
            DataPart.Training => split.Training,
            _ => [.. split.Training.Concat(split.Validation).Concat(split.Test).Order()],
        };
        string name = chosen == DataPart.All ? "all samples" : $"{chosen.ToString().ToLowerInvariant()} part";
        return samples.Length > 0 ? (samples, name) : throw new DataException($"The run held back no {name}; its shares are set in 'Data:Split'.");
    }
}
