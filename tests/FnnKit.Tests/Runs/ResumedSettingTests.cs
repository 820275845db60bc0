using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Formats;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Runs;

/// <summary>
/// Every setting that there is, changed once on resume: refused by its name, or used so that the result is that of a run which had it from the start, or used from then
/// on. A new setting without a line here fails the first test.
/// </summary>
public sealed class ResumedSettingTests : IDisposable
{
    private const string Refused = "refused", Same = "as from the start", Used = "used from then on";

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-").FullName;

    private static readonly (string Path, string Outcome, Action<TrainingSetup, string> Change)[] All =
    [
        ("Seed", Refused, (setup, _) => setup.Seed = 2),
        ("Precision", Refused, (setup, _) => setup.Precision = Precision.Float64),
        ("Loss", Refused, (setup, _) => setup.Loss = new CrossEntropy { LabelSmoothing = 0.1 }),
        ("Optimizer", Refused, (setup, _) => setup.Optimizer = new Sgd { LearningRate = 0.1, Momentum = 0.5 }),
        ("Metrics", Refused, (setup, _) => setup.Metrics = [new Accuracy(), new RocAuc()]),
        ("Callbacks", Same, (setup, _) => setup.Callbacks = [.. setup.Callbacks, new EarlyStopping { Metric = "loss", Patience = 100 }]),
        ("Data:Loader", Same, (setup, _) => setup.Data.Loader = Some.Loader(Data())),
        ("Data:Split:Validation", Refused, (setup, _) => setup.Data.Split.Validation = 0.5),
        ("Data:Split:Test", Refused, (setup, _) => setup.Data.Split.Test = 0.5),
        ("Data:Split:Stratify", Refused, (setup, _) => setup.Data.Split.Stratify = true),
        ("Data:Split:Folds", Refused, (setup, _) => (setup.Data.Split.Folds, setup.Data.Split.Fold) = (2, 1)),
        ("Data:Split:Fold", Refused, (setup, _) => (setup.Data.Split.Folds, setup.Data.Split.Fold) = (2, 2)),
        ("Data:Split:Group", Refused, (setup, _) => setup.Data.Split.Group = "b"),
        ("Data:Split:Time", Refused, (setup, _) => setup.Data.Split.Time = "weight"),
        ("Data:Split:By", Refused, (setup, _) => setup.Data.Split.By = "b"),
        ("Data:Split:ValidationFolds", Refused, (setup, _) => setup.Data.Split.ValidationFolds = 2),
        ("Data:Split:ValidationFold", Refused, (setup, _) => (setup.Data.Split.ValidationFolds, setup.Data.Split.ValidationFold) = (2, 2)),
        ("Data:Split:MeasureTest", Same, (setup, _) => setup.Data.Split.MeasureTest = false),
        ("Data:SampleWeights", Refused, (setup, _) => setup.Data.SampleWeights = "weight"),
        ("Data:Exclude", Refused, (setup, _) => setup.Data.Exclude = ["b"]),
        ("Data:UnknownCategories", Refused, (setup, _) => setup.Data.UnknownCategories = UnknownCategories.Refuse),
        ("Data:Transforms", Refused, (setup, _) => setup.Data.Transforms = [new Standardize()]),
        ("Data:TargetTransforms", Refused, (setup, _) => setup.Data.TargetTransforms = [new Standardize()]),
        ("Network:InitialWeights", Refused, (setup, folder) => setup.Network.InitialWeights = WriteWeights(folder)),
        ("Network:Layers", Refused, (setup, _) => setup.Network.Layers = [new(new Dense { Units = 3, Activation = new Sigmoid() }), setup.Network.Layers[1]]),
        ("Ensemble:Members", Refused, (setup, _) => setup.Ensemble = new() { Members = 2, Member = 1 }),
        ("Ensemble:Of", Refused, (setup, _) => setup.Ensemble = new() { Of = EnsembleKind.Folds, Member = 1 }),
        ("Ensemble:Select", Refused, (setup, _) => setup.Ensemble = new() { Member = 1 }),
        ("Ensemble:Member", Refused, (setup, _) => setup.Ensemble = new() { Member = 2 }),
        ("Predictions:Calibrate", Refused, (setup, _) => (setup.Predictions, setup.Data.Split.Validation) = (new() { Calibrate = true }, 0.25)),
        ("Predictions:Intervals", Refused, (setup, _) => (setup.Predictions, setup.Data.Split.Validation) = (new() { Intervals = 0.5 }, 0.25)),
        ("Training:Epochs", Same, (setup, _) => setup.Training.Epochs = 9),
        ("Training:Steps", Same, (setup, _) => setup.Training.Steps = 11),
        ("Training:BatchSize", Refused, (setup, _) => setup.Training.BatchSize = 2),
        ("Training:AccumulateBatches", Refused, (setup, _) => setup.Training.AccumulateBatches = 2),
        ("Training:ClassWeights", Refused, (setup, _) => setup.Training.ClassWeights = ClassWeights.Balanced),
        ("Training:Clipping:Value", Used, (setup, _) => setup.Training.Clipping = new() { Value = 0.001 }),
        ("Training:Clipping:Norm", Used, (setup, _) => setup.Training.Clipping = new() { Norm = 0.001 }),
        ("Training:Regularization:L1", Used, (setup, _) => setup.Training.Regularization = new() { L1 = 0.1 }),
        ("Training:Regularization:L2", Used, (setup, _) => setup.Training.Regularization = new() { L2 = 0.1 }),
        ("Training:Regularization:WeightDecay", Used, (setup, _) => setup.Training.Regularization = new() { WeightDecay = 0.1 }),
        ("Training:Regularization:MaxNorm", Used, (setup, _) => setup.Training.Regularization = new() { MaxNorm = 0.1 }),
        ("Training:Regularization:Biases", Used, (setup, _) => setup.Training.Regularization = new() { L2 = 0.1, Biases = true }),
        ("Training:Averaging:Kind", Refused, (setup, _) => setup.Training.Averaging = new() { Kind = AveragingKind.Stochastic }),
        ("Training:Averaging:Decay", Refused, (setup, _) => setup.Training.Averaging = new() { Kind = AveragingKind.Exponential, Decay = 0.5 }),
        ("Training:Averaging:StartEpoch", Refused, (setup, _) => setup.Training.Averaging = new() { Kind = AveragingKind.Stochastic, StartEpoch = 4 }),
        ("Training:Averaging:EverySteps", Refused, (setup, _) => setup.Training.Averaging = new() { Kind = AveragingKind.Stochastic, EverySteps = 3 }),
        ("Training:Refit", Refused, (setup, _) => setup.Training.Refit = true),
        ("Training:Sampler", Refused, (setup, _) => setup.Training.Sampler = new Sequential()),
        ("Training:Threads", Same, (setup, _) => setup.Training.Threads = 2),
        ("Training:ReportEvery", Same, (setup, _) => setup.Training.ReportEvery = 4),
    ];

    public static TheoryData<string> Paths => [.. All.Select(line => line.Path)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_setting_is_tried() => Assert.Equal(Options(typeof(TrainingSetup), "").Order(StringComparer.Ordinal), All.Select(line => line.Path).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_changed_setting_is_refused_by_name_or_right(string path)
    {
        var (_, outcome, change) = All.Single(line => line.Path == path);
        await RunAsync("run", Setup(epochs: 3), resumes: false);
        var changed = Setup(epochs: 6);
        change(changed, _folder);
        if (outcome == Refused)
        {
            var before = Files("run");
            var exception = await Assert.ThrowsAnyAsync<FnnKitException>(() => RunAsync("run", changed, resumes: true));
            Assert.Contains($"'{path}", exception.Message, StringComparison.Ordinal);
            Assert.Equal(before, Files("run"));
            return;
        }

        var resumed = (await RunAsync("run", changed, resumes: true)).Model.Predict(0.3, -0.4, 1);
        var whole = (await RunAsync("whole", outcome == Same ? changed : Setup(epochs: 6), resumes: false)).Model.Predict(0.3, -0.4, 1);
        if (outcome == Same)
            Assert.Equal(whole, resumed);
        else
            Assert.NotEqual(whole, resumed);
        // A mock has no settings, so that another loader of the same data is no change that could be written down.
        if (path is not "Data:Loader")
            Assert.Contains($"\"{path}", File.ReadAllText(Path.Combine(_folder, "run/run.json")), StringComparison.Ordinal);
    }

    /// <summary>The paths of all options below a type: a group of options is opened, a part is one option.</summary>
    private static IEnumerable<string> Options(Type type, string prefix)
        => PartOptions.Get(type).SelectMany(option => option.PropertyType is { IsClass: true } group && group.Assembly == typeof(TrainingSetup).Assembly && IsGroup(group)
            ? Options(group, $"{prefix}{option.Name}:") : [prefix + option.Name]);

    /// <summary>Groups are records with defaults on their properties; a value such as class weights has a converter.</summary>
    private static bool IsGroup(Type type) => type.GetMethod("<Clone>$") is not null && !type.IsDefined(typeof(SettingConverterAttribute), inherit: false);

    private static string WriteWeights(string folder)
    {
        string path = Path.Combine(folder, "weights.npz");
        NpzFile.Write(path, [new("dense1.weight", NumericArray.From<float>([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3))]);
        return path;
    }

    private static TableDataSet Data() => new(
        new DataSchema([new Column("a"), new Column("b"), new Column("weight")], [new Column("class", ["no", "yes"])]),
        [-2, -1, 1, -1, -2, 2, -2, -2, 1, -1, -1, 2, 2, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 2],
        [0, 0, 0, 0, 1, 1, 1, 1]);

    private static TrainingSetup Setup(long epochs)
    {
        var setup = Some.Setup(Data());
        setup.Training = new() { Epochs = epochs, BatchSize = 4 };
        setup.Callbacks = [new Checkpointing { Every = 1 }];
        return setup;
    }

    private async Task<TrainingResult> RunAsync(string name, TrainingSetup setup, bool resumes)
    {
        using var store = new RunFolder(Path.Combine(_folder, name), setup, [], resumes: resumes);
        return await new Trainer(setup, resumeFrom: resumes ? store.Checkpoints : null, store: store).TrainAsync();
    }

    private SortedDictionary<string, string> Files(string name)
        => new(Directory.GetFiles(Path.Combine(_folder, name), "*", SearchOption.AllDirectories).ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path))), StringComparer.Ordinal);
}
