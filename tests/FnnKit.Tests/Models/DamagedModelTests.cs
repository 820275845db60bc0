using System.Diagnostics;
using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Formats;
using FnnKit.Formats.Tests;
using FnnKit.Layers;
using FnnKit.Metrics;

namespace FnnKit.Tests.Models;

/// <summary>Models and checkpoints that came to harm: refused in words, or loaded right; never a crash, a hang, or more memory than the file is worth.</summary>
public sealed class DamagedModelTests : IDisposable
{
    private const long MaximumAllocation = 4 << 20;
    private static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(5);
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Softmax).Assembly, typeof(Standardize).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    private string Model => Path.Combine(_folder, "model.safetensors");

    private string Checkpoint => Path.Combine(_folder, "step-000000000001.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<byte[]> TrainedModel()
    {
        var setup = Some.Setup();
        setup.Data.Transforms = [new Standardize()];
        setup.Network.Layers = [new(new Dense { Units = 3, Activation = new FnnKit.Activations.Tanh() }), new(new BatchNorm()), new(new Dense { Units = 2, Activation = new Softmax() })];
        (await new Trainer(setup).TrainAsync()).Model.Save(Model);
        return File.ReadAllBytes(Model);
    }

    private static RunState<float> State()
    {
        var network = new Network<float>(NetworkPlan.Create([new(new Dense { Units = 2 }), new(new BatchNorm())], 2));
        var kept = new KeptWeights<float>(network);
        kept.Keep(1);
        var setup = Some.Setup();
        setup.Callbacks = [new EarlyStopping()];
        return new RunState<float>(
            new RunOrigin(setup, "0123", new DataSplit([0], [], []), 5), network, [new Arena<float>(network.Plan.WeightCount)], kept, null, new CallbackChain([new EarlyStopping()], new ObserverChain([]), null), new Measurement<float>([new Accuracy(), new RocAuc()], Reduction.Mean))
        {
            Step = 1,
            KeptBy = [0],
            LastValues = new Dictionary<string, double> { ["loss"] = 0.5 },
            KeptValues = new Dictionary<string, double> { ["loss"] = 0.25 },
        };
    }

    private byte[] SavedCheckpoint()
    {
        new CheckpointFolder(_folder).Write(State().Save(), 1);
        return File.ReadAllBytes(Checkpoint);
    }

    /// <summary>The same file without its checksum, so that all of the reading behind it is reached.</summary>
    private static byte[] Unsealed(string path)
    {
        var content = SafetensorsFile.Read(path);
        SafetensorsFile.Write(path, content.Tensors, content.Metadata.Where(pair => pair.Key != "sha256").Append(new("sha256", "")));
        return File.ReadAllBytes(path);
    }

    /// <summary>What the model gives, or null where it is refused in words.</summary>
    private double[]? Predicted(byte[] bytes)
    {
        File.WriteAllBytes(Model, bytes);
        try
        {
            return FnnKit.Model.Load(Model, Parts).Predict(0.5, -0.25);
        }
        catch (Exception exception) when (exception is FnnKitException or DataFileException)
        {
            return null;
        }
    }

    private bool IsRestored(byte[] bytes, RunState<float> state)
    {
        File.WriteAllBytes(Checkpoint, bytes);
        try
        {
            var (path, content) = new CheckpointFolder(_folder).ReadNewest();
            state.Restore(new CheckpointMetadata(path, content.Metadata), content);
            return true;
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    private static void Try(byte[] good, Func<byte[], bool> isRight)
    {
        var random = new Random(7);
        for (int i = 0; i < Damage.Count; i++)
        {
            byte[] damaged = Damage.Apply(good, random);
            long before = GC.GetAllocatedBytesForCurrentThread(), started = Stopwatch.GetTimestamp();
            Assert.True(isRight(damaged), $"damage {i} was taken for good");
            Assert.True(Stopwatch.GetElapsedTime(started) < MaximumTime, $"damage {i} took too long");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MaximumAllocation, $"damage {i} took {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        }
    }

    [Fact]
    public async Task A_damaged_model_is_refused_or_gives_the_same_bits()
    {
        byte[] good = await TrainedModel();
        double[] expected = Predicted(good)!;
        Try(good, bytes => Predicted(bytes) is not { } given || given.SequenceEqual(expected));
    }

    [Fact]
    public async Task A_damaged_model_without_a_checksum_is_refused_in_words_or_loaded()
    {
        await TrainedModel();
        byte[] good = Unsealed(Model);
        Assert.NotNull(Predicted(good));
        Try(good, bytes => Predicted(bytes) is null or { Length: 2 });
    }

    [Fact]
    public async Task A_model_that_is_cut_short_anywhere_is_refused()
    {
        byte[] good = await TrainedModel();
        for (int length = 0; length < good.Length; length++)
            Assert.Null(Predicted(good[..length]));
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_or_whole()
    {
        byte[] good = SavedCheckpoint();
        Assert.True(IsRestored(good, State()));
        var state = State();
        Try(good, bytes => !IsRestored(bytes, state) || state.Save().Tensors().SelectMany(tensor => tensor.Value.Bytes.ToArray())
            .SequenceEqual(SafetensorsFile.Read(new MemoryStream(good), "good").Tensors.SelectMany(tensor => tensor.Value.Bytes.ToArray())));
    }

    [Fact]
    public void A_damaged_checkpoint_without_a_checksum_is_refused_in_words_or_read()
    {
        SavedCheckpoint();
        byte[] good = Unsealed(Checkpoint);
        var state = State();
        Assert.True(IsRestored(good, state));
        Try(good, bytes => IsRestored(bytes, state) || true);
    }

    [Fact]
    public void A_checkpoint_that_is_cut_short_anywhere_is_refused()
    {
        byte[] good = SavedCheckpoint();
        var state = State();
        for (int length = 0; length < good.Length; length++)
            Assert.False(IsRestored(good[..length], state));
    }
}
