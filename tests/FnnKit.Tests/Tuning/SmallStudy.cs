using FnnKit.Searches;

namespace FnnKit.Tests.Tuning;

/// <summary>A study of the learning rate of a small regression.</summary>
internal sealed class SmallStudy : ITrialSetups
{
    private const int Samples = 40;

    /// <summary>Changes the setup of a trial.</summary>
    public Func<TrainingSetup, IReadOnlyList<double>, TrainingSetup> Change { get; init; } = (setup, _) => setup;

    public TuneOptions Options { get; init; } = new() { Trials = 6, Generation = 3, Search = new RandomSearch(), Space = Rates };

    public static TuneSpace Rates { get; } = new([Entry("Optimizer:LearningRate", 0.001, 0.3)]);

    public static TuneSpaceEntry Entry(string path, double from, double to) => new(
        new SearchParameter(path, ParameterKind.Number) { From = from, To = to, IsLogarithmic = true }, new SettingNode(SettingKind.Object, path, new SettingOrigin("test")), []);

    public StudyDefinition Definition() => new(Options, Base(0.01), this, new PartAssemblies(typeof(FnnKit.Layers.Dense).Assembly, typeof(FnnKit.Activations.Identity).Assembly, typeof(FnnKit.Losses.MeanSquaredError).Assembly));

    public TrainingSetup Create(IReadOnlyList<double> point) => Change(Base(point[0]), point);

    public Task<StudyResult> RunAsync(string folder, StudyTiming? timing = null, TimeProvider? clock = null, IStudyObserver? observer = null, CancellationToken cancellation = default)
        => new Tuner(Definition(), folder, observer is null ? [] : [observer], clock) { Timing = timing ?? Quick }.TuneAsync(cancellation);

    /// <summary>Nobody waits long in a test.</summary>
    public static StudyTiming Quick { get; } = new() { Poll = TimeSpan.FromMilliseconds(5) };

    private static TrainingSetup Base(double rate) => new()
    {
        Seed = 3,
        Data = { Loader = Some.Loader(Some.Line(Samples)), Split = { Validation = 0.25, Test = 0.25 } },
        Network = { Layers = [new(new FnnKit.Layers.Dense { Units = 1 })] },
        Loss = new FnnKit.Losses.MeanSquaredError(),
        Optimizer = new FnnKit.Optimizers.Sgd { LearningRate = rate },
        Training = { Epochs = 6, BatchSize = 8 },
    };
}
