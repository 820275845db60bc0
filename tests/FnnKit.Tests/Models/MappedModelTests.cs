using FnnKit.Activations;
using FnnKit.Formats;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

/// <summary>Models that are large enough to be used where they stand in their file.</summary>
public sealed class MappedModelTests : IDisposable
{
    private const int Units = 300_000;
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Softmax).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    private string Path => System.IO.Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A network of some megabytes that takes no time to train.</summary>
    private static Model Make(long seed, Precision precision = Precision.Float32)
    {
        var plan = NetworkPlan.Create([new(new Dense { Units = Units, Activation = new Relu() }), new(new BatchNorm()), new(new Dense { Units = 2, Activation = new Softmax() })], 2);
        var pipeline = FeaturePipeline.Fit(Some.Points(), [0, 1, 2, 3], []);
        return precision == Precision.Float64 ? Make<double>(plan, pipeline, seed) : Make<float>(plan, pipeline, seed);
    }

    private static Model Make<T>(NetworkPlan plan, FeaturePipeline pipeline, long seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(plan);
        network.Initialize(seed);
        return Model.Create(network, pipeline, new ModelNotes(new Dictionary<string, double>(), null));
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Float64)]
    public void Weights_are_not_copied_and_predict_the_same_bits(Precision precision)
    {
        var model = Make(1, precision);
        model.Save(Path);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var loaded = Model.Load(Path, Parts);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // The states are copied; they are two in nine of the file.
        Assert.InRange(allocated, 0, new FileInfo(Path).Length / 3);
        Assert.Equal(model.Predict(0.7, -1.3), loaded.Predict(0.7, -1.3));
    }

    [Fact]
    public void A_file_that_is_replaced_leaves_the_model_what_it_is()
    {
        if (OperatingSystem.IsWindows())
            return;
        Model first = Make(1), second = Make(2);
        first.Save(Path);
        var loaded = Model.Load(Path, Parts);
        second.Save(Path);
        Assert.Equal(first.Predict(0.7, -1.3), loaded.Predict(0.7, -1.3));
        Assert.Equal(second.Predict(0.7, -1.3), Model.Load(Path, Parts).Predict(0.7, -1.3));
        File.Delete(Path);
        loaded.Save(Path);
        Assert.Equal(first.Predict(0.7, -1.3), Model.Load(Path, Parts).Predict(0.7, -1.3));
    }

    [Fact]
    public void A_file_whose_tensors_stand_in_another_order_or_elsewhere_is_copied()
    {
        var model = Make(1);
        model.Save(Path);
        var content = SafetensorsFile.Read(Path);
        SafetensorsFile.Write(Path, content.Tensors.Reverse(), content.Metadata.Where(pair => pair.Key != "sha256").Append(new("sha256", "")));
        Assert.Equal(model.Predict(0.7, -1.3), Model.Load(Path, Parts).Predict(0.7, -1.3));
        SafetensorsFile.Write(Path, content.Tensors.Prepend(new("odd", NumericArray.From<byte>([1], 1))), content.Metadata.Where(pair => pair.Key != "sha256").Append(new("sha256", "")));
        Assert.Equal(model.Predict(0.7, -1.3), Model.Load(Path, Parts).Predict(0.7, -1.3));
    }

    [Fact]
    public void A_large_file_that_is_cut_short_or_changed_is_refused()
    {
        Make(1).Save(Path);
        byte[] good = File.ReadAllBytes(Path);
        foreach (int length in new[] { 0, 7, 100, good.Length / 2, good.Length - 1 })
        {
            File.WriteAllBytes(Path, good[..length]);
            Assert.Throws<DataFileException>(() => Model.Load(Path, Parts));
        }

        good[good.Length / 2] ^= 1;
        File.WriteAllBytes(Path, good);
        Assert.Contains("checksum", Assert.Throws<DataFileException>(() => Model.Load(Path, Parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_gone_is_mapped_no_more()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Make(1).Save(Path);
        Load();
        for (int i = 0; i < 10 && IsMapped(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(IsMapped());
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Load()
    {
        var model = Model.Load(Path, Parts);
        Assert.True(IsMapped());
        Assert.Equal(2, model.Predict(0.1, 0.2).Length);
    }

    private bool IsMapped() => File.ReadLines("/proc/self/maps").Any(line => line.Contains(_folder, StringComparison.Ordinal));
}
