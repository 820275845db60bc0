using System.Text;
using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Formats;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Fuzz;

/// <summary>A good file of each format, small enough that most changes hit something.</summary>
internal static class Specimens
{
    public const string Table = "a,b,kind,y\n1,2.5,red,no\n2,-3,blue,yes\n3,1e3,red,no\n4,,green,yes\n5,0.25,\"a \"\"b\"\"\",no\n6,7,blue,yes\n";

    public const string Settings = """
        { "FnnKit": { "Seed": 3, "Precision": "Float64",
          "Data": { "Loader": { "Type": "moons", "Samples": 40, "Noise": 0.1 }, "Split": { "Validation": 0.2, "Test": 0.1, "Stratify": true }, "Transforms": [ "standardize", { "Type": "clip", "Columns": [ "x1" ] } ] },
          "Network": { "Layers": [ { "Type": "dense", "Units": 4, "Activation": { "Type": "elu", "Alpha": 0.5 } }, { "Type": "residual", "Layers": [ "batch-norm" ] }, { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
          "Loss": "binary-cross-entropy", "Optimizer": { "Type": "adam", "LearningRate": { "Type": "cosine", "From": 0.01 } },
          "Training": { "Epochs": 2, "BatchSize": 8, "Sampler": "shuffled", "ClassWeights": { "0": 1, "1": 2 }, "Clipping": { "Norm": 1 } }, "Metrics": [ "accuracy" ], "Callbacks": [ { "Type": "early-stopping", "Metric": "loss" } ] } }
        """;

    public const string Record = """
        { "fnnkit": "0.1.0", "plugins": [ { "name": "FnnKit.Data", "version": "0.1.0", "sha256": "00" } ], "seed": 3, "data": { "training": 4, "sha256": "00" }, "parameters": 7,
          "started": "2026-01-01T00:00:00.0000000+00:00", "seconds": 1.5, "stop_reason": "completed", "stop_detail": null, "epochs": 3, "steps": 15, "weights_of_step": 15, "test": { "loss": 0.5 },
          "resumes": [ { "started": "2026-01-02T00:00:00.0000000+00:00", "from_step": 5, "changed": { "Training:Epochs": { "from": 1, "to": 3 } }, "stop_reason": "completed", "seconds": 1 } ] }
        """;

    public const string Lock = """{ "Good": { "Good.dll": "00", "runtimes/a.so": "01" }, "Other": {} }""";

    /// <summary>The parts that ship.</summary>
    public static PartAssemblies Parts { get; } = new(
        typeof(Dense).Assembly, typeof(Softmax).Assembly, typeof(Standardize).Assembly, typeof(CrossEntropy).Assembly, typeof(Sgd).Assembly, typeof(Accuracy).Assembly, typeof(EarlyStopping).Assembly);

    public static NumericArray Array { get; } = NumericArray.From<float>([1, 2, 3, 4, 5, 6], 2, 3);

    /// <summary>A small classifier of the table.</summary>
    public static TrainingSetup Setup(string table) => new()
    {
        Seed = 1,
        Data = { Loader = new Csv { Path = table, Target = "y", Missing = [""] }, Transforms = [new Impute(), new OneHot(), new Standardize()] },
        Network = { Layers = [new(new Dense { Units = 3, Activation = new Tanh() }), new(new Dense { Units = 2, Activation = new Softmax() })] },
        Loss = new CrossEntropy(),
        Optimizer = new Sgd { LearningRate = 0.1 },
        Training = { Epochs = 3, BatchSize = 4 },
        Metrics = [new Accuracy()],
        Callbacks = [new Checkpointing { Every = 1 }, new EarlyStopping { Metric = "loss" }],
    };

    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Idx() => [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
}
