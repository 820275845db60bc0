using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Formats;
using FnnKit.Layers;
using Moq;

namespace FnnKit.Tests.Models;

/// <summary>Models and checkpoints with a valid checksum whose content somebody has made up.</summary>
public sealed class HostileModelTests : IDisposable
{
    private static readonly string[] Words = ["", "null", "1", "-1", "1e999", "\"\\ud800\"", "[]", "{}", "[null]", "\"\"", "99999999999999999999", "{\"a\":1,\"a\":2}", "\u0000", "true", "[1.5]"];

    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Softmax).Assembly, typeof(Standardize).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<SafetensorsContent> SaveAsync()
    {
        var setup = Some.Setup();
        setup.Data.Transforms = [new Standardize()];
        (await new Trainer(setup).TrainAsync()).Model.Save(Path);
        return SafetensorsFile.Read(Path);
    }

    private void Seal(SafetensorsContent content, IReadOnlyDictionary<string, string> metadata)
        => Write(Path, content, metadata.Where(pair => pair.Key != "sha256").ToDictionary());

    /// <summary>Without a flush to the disk, of which there would be thousands.</summary>
    private static void Write(string path, SafetensorsContent content, IReadOnlyDictionary<string, string> metadata)
    {
        using var file = File.Create(path);
        SafetensorsFile.Write(file, content.Tensors, ContentChecksum.Seal(content.Tensors, metadata));
    }

    [Fact]
    public async Task A_model_whose_metadata_was_made_up_is_refused_in_words_or_predicts()
    {
        var content = await SaveAsync();
        var random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 800; i++)
        {
            var metadata = new Dictionary<string, string>(content.Metadata);
            string key = metadata.Keys.ElementAt(random.Next(metadata.Count));
            metadata[key] = i % 3 == 0 ? Words[random.Next(Words.Length)] : Mutate(metadata[key], random);
            Seal(content, metadata);
            try
            {
                var model = Model.Load(Path, Parts);
                Assert.Equal(2, model.Predict(0.5, -0.25).Length);
                if (accepted++ % 50 == 0)
                    model.Save(Path + ".again");
            }
            catch (FnnKitException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }

        Assert.InRange(accepted, 1, 799);
    }

    [Fact]
    public async Task Outputs_that_do_not_fit_and_weights_that_are_no_numbers_are_refused()
    {
        var content = await SaveAsync();
        Seal(content, new Dictionary<string, string>(content.Metadata) { ["targets"] = """[{"name":"y","categories":["a","b","c"]}]""" });
        Assert.Contains("gives 2 outputs, but the data has 3 classes", Assert.Throws<ModelException>(() => Model.Load(Path, Parts)).Message, StringComparison.Ordinal);
        var tensors = content.Tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value);
        string first = tensors.Keys.First();
        tensors[first] = NumericArray.From<float>([.. Enumerable.Repeat(float.NaN, (int)tensors[first].Count)], [.. tensors[first].Shape]);
        SafetensorsFile.Write(Path, tensors, ContentChecksum.Seal([.. tensors], content.Metadata.Where(pair => pair.Key != "sha256").ToDictionary()));
        Assert.Contains("weights that are infinite or not a number", Assert.Throws<ModelException>(() => Model.Load(Path, Parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_fails_is_not_called_a_damaged_file()
    {
        await SaveAsync();
        var parts = new Mock<IPartSource>();
        var layer = new Mock<ILayer>();
        layer.Setup(mock => mock.Plan(It.IsAny<LayerInput>())).Throws(new InvalidCastException("a bug"));
        parts.Setup(mock => mock.Create(It.IsAny<PartKind>(), It.IsAny<string>()))
            .Returns((PartKind kind, string _) => kind.Contract == typeof(ILayer) ? layer.Object : kind.Contract == typeof(ITransform) ? new Standardize() : new Tanh());
        var exception = Assert.ThrowsAny<FnnKitException>(() => Model.Load(Path, parts.Object));
        Assert.DoesNotContain("metadata cannot be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_whose_metadata_was_made_up_is_refused_in_words_or_resumed()
    {
        var setup = Some.Setup();
        setup.Training.Epochs = 3;
        setup.Callbacks = [new Checkpointing { Every = 1, Keep = 1 }, new EarlyStopping { Metric = "loss" }, new CsvLog()];
        string run = System.IO.Path.Combine(_folder, "run");
        using (var store = new RunFolder(run, setup, []))
            await new Trainer(setup, store: store).TrainAsync();
        string checkpoint = Directory.GetFiles(System.IO.Path.Combine(run, "checkpoints")).Single();
        var content = SafetensorsFile.Read(checkpoint);
        setup.Training.Epochs = 4;
        var random = new Random(4);
        int resumed = 0;
        for (int i = 0; i < 100; i++)
        {
            var metadata = content.Metadata.Where(pair => pair.Key != "sha256").ToDictionary();
            string key = metadata.Keys.ElementAt(random.Next(metadata.Count));
            metadata[key] = i % 2 == 0 ? Words[random.Next(Words.Length)] : Mutate(metadata[key], random);
            foreach (string left in Directory.GetFiles(System.IO.Path.GetDirectoryName(checkpoint)!))
                File.Delete(left);
            Write(checkpoint, content, metadata);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                using var store = new RunFolder(run, setup, [], resumes: true);
                await new Trainer(setup, resumeFrom: store.Checkpoints, store: store).TrainAsync(limit.Token);
                Assert.False(limit.IsCancellationRequested, $"'{key}' as '{metadata[key]}' never ended");
                resumed++;
            }
            catch (FnnKitException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }

        Assert.InRange(resumed, 1, 99);
    }

    private static string Mutate(string text, Random random)
    {
        if (text.Length == 0)
            return Words[random.Next(Words.Length)];
        int at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text[..at] + "019eE-+.,:[]{}\"nu"[random.Next(17)] + text[(at + 1)..],
            1 => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 5))),
            _ => text.Insert(at, Words[random.Next(Words.Length)]),
        };
    }
}
