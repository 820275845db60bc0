namespace FnnKit.Formats.Tests;

public class MappedSafetensorsTests
{
    [Fact]
    public void A_mapped_file_has_the_tensors_that_a_read_one_has() => ArbitraryArray.Check(ArbitraryArray.Named(ArbitraryArray.Any), tensors =>
    {
        using var folder = new TemporaryFolder();
        SafetensorsFile.Write(folder["model.safetensors"], tensors, [new("k", "v")]);
        using MappedSafetensors mapped = SafetensorsFile.Open(folder["model.safetensors"]);
        Assert.Equal("v", mapped.Metadata["k"]);
        foreach ((string name, NumericArray tensor) in tensors)
            Numbers.AssertSame(tensor, mapped.Tensors[name]);
    });

    [Fact]
    public void A_slice_of_a_mapped_tensor_is_converted()
    {
        using var folder = new TemporaryFolder();
        SafetensorsFile.Write(folder["x"], [new("a", NumericArray.From([1.0], 1)), new("b", NumericArray.From([2.0, 3.0, 4.0], 3))]);
        using MappedSafetensors mapped = SafetensorsFile.Open(folder["x"]);
        float[] slice = new float[2];
        mapped.Tensors["b"].CopyTo(1, slice);
        Assert.Equal([3f, 4f], slice);
    }

    [Fact]
    public void A_tensor_cannot_be_reached_after_the_file_is_closed()
    {
        using var folder = new TemporaryFolder();
        SafetensorsFile.Write(folder["x"], [new("a", NumericArray.From([1.0], 1))]);
        MappedSafetensors mapped = SafetensorsFile.Open(folder["x"]);
        NumericArray tensor = mapped.Tensors["a"];
        mapped.Dispose();
        mapped.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyTo(new float[1]));
        Assert.Throws<ObjectDisposedException>(() => tensor.Bytes.Pin());
    }

    [Fact]
    public void A_damaged_file_is_refused_when_it_is_opened()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DataFileException>(() => SafetensorsFile.Open(folder.Write("empty", [])));
        Assert.Throws<DataFileException>(() => SafetensorsFile.Open(folder.Write("short", SafetensorsFileTests.Make("{}", 1))));
    }
}
