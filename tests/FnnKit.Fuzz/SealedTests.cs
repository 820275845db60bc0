using FnnKit.Formats;

namespace FnnKit.Fuzz;

/// <summary>Models and checkpoints whose metadata somebody made up. Their checksum says that they were changed on purpose, as it may.</summary>
public sealed class SealedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-fuzz").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Table
    {
        get
        {
            string path = Path.Combine(_folder, "d.csv");
            File.WriteAllText(path, Specimens.Table);
            return path;
        }
    }

    [Fact]
    public async Task Models()
    {
        string model = Path.Combine(_folder, "model.safetensors");
        var setup = Specimens.Setup(Table);
        setup.Callbacks = [];
        (await new Trainer(setup).TrainAsync()).Model.Save(model);
        Trial.Run(File.ReadAllBytes(model), Mutate, path =>
        {
            var loaded = Model.Load(path, Specimens.Parts);
            double[] outputs = loaded.Predict(new double[loaded.FeatureCount]);
            Assert.Equal(loaded.OutputCount, outputs.Length);
            Assert.InRange(loaded.ClassOf(outputs), 0, Math.Max(1, loaded.Classes.Count - 1));
        }, ".safetensors");
    }

    [Fact]
    public async Task Checkpoints()
    {
        var setup = Specimens.Setup(Table);
        string run = Path.Combine(_folder, "run");
        using (var store = new RunFolder(run, setup, []))
            await new Trainer(setup, store: store).TrainAsync();
        string checkpoint = Directory.GetFiles(Path.Combine(run, "checkpoints")).Order(StringComparer.Ordinal).First();
        var kept = new KeptNowhere();
        Trial.Run(File.ReadAllBytes(checkpoint), Mutate, path =>
        {
            string folder = Path.Combine(Path.GetDirectoryName(path)!, "checkpoints");
            Directory.CreateDirectory(folder);
            File.Copy(path, Path.Combine(folder, "step-000000000002.safetensors"), overwrite: true);
            var result = new Trainer(setup, resumeFrom: new CheckpointFolder(folder), store: kept).TrainAsync().GetAwaiter().GetResult();
            Assert.InRange(result.Steps, 0, 6);
        }, ".safetensors", share: 0.3);
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        if (random.Next(4) == 0)
            return ByteMutator.Apply(good, random);
        var content = SafetensorsFile.Read(new MemoryStream(good), "good");
        var metadata = new Dictionary<string, string>(content.Metadata);
        string key = metadata.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(metadata.Count));
        byte[] value = Specimens.Text(metadata[key]);
        metadata[key] = new string([.. System.Text.Encoding.UTF8.GetString(value is [(byte)'{' or (byte)'[', ..] ? JsonMutator.Apply(value, random) : ByteMutator.Apply(value, random))]);
        metadata["sha256"] = "";
        return Specimens.Bytes(stream => SafetensorsFile.Write(stream, content.Tensors, metadata));
    }

    /// <summary>A store that keeps nothing.</summary>
    private sealed class KeptNowhere : IRunStore
    {
        public CheckpointFolder Checkpoints { get; } = new(Path.Combine(Path.GetTempPath(), "fnnkit-none"));

        public void Start(TrainingStart start)
        {
        }

        public void SaveReport(EpochReport report)
        {
        }

        public void SaveCheckpoint(Checkpoint checkpoint)
        {
        }

        public void WriteLog(ICallback callback, string text)
        {
        }

        public void Finish(TrainingResult result)
        {
        }

        public void Fail(Exception exception)
        {
        }
    }
}
