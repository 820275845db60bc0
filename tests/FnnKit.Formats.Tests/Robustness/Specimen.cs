using System.IO.Compression;

namespace FnnKit.Formats.Tests;

/// <summary>A good file and the readers that may be given it, good or spoiled.</summary>
public sealed record Specimen(string Name, byte[] Bytes, Action<Stream> Read)
{
    public static IReadOnlyList<Specimen> All { get; } = [.. Numpy(), .. Others()];

    public override string ToString() => Name;

    private static IEnumerable<Specimen> Numpy()
    {
        string[] refused = ["complex.npy", "text.npy", "records.npy", "harmful.npy"];
        foreach (string name in Sample.Names.Except(refused))
        {
            Action<Stream> read = name switch
            {
                _ when name.EndsWith(".npz", StringComparison.Ordinal) => stream => NpzFile.Read(stream, name),
                _ when name.StartsWith("weights", StringComparison.Ordinal) => stream => PickledNpy.Read(stream, name),
                _ when name.StartsWith("everything", StringComparison.Ordinal) => stream => PickledNpy.Read(stream, name),
                _ => stream => NpyFile.Read(stream, name),
            };
            yield return new Specimen(name, Sample.Bytes(name), read);
        }
    }

    private static IEnumerable<Specimen> Others()
    {
        KeyValuePair<string, NumericArray>[] arrays =
        [
            new("dense1.weight", NumericArray.From([1f, 2f, 3f, 4f], 2, 2)),
            new("dense1.bias", NumericArray.From([1.0, 2.0], 2)),
            new("n", NumericArray.From([1L])),
        ];
        byte[] safetensors = Numbers.Written(stream => SafetensorsFile.Write(stream, arrays, [new("format", "fnnkit")]));
        yield return new Specimen("model.safetensors", safetensors, stream => SafetensorsFile.Read(stream, "model.safetensors"));
        yield return new Specimen("ours.npz", Numbers.Written(stream => NpzFile.Write(stream, arrays)), stream => NpzFile.Read(stream, "ours.npz"));
        byte[] deflated = Archive.Make(CompressionLevel.Optimal, ("a.npy", Sample.Bytes("f8.npy")), ("b.npy", Sample.Bytes("scalar.npy")));
        yield return new Specimen("other.npz", deflated, stream => NpzFile.Read(stream, "other.npz"));

        byte[] zip64 = Zip64Archive.Make(("a.npy", Sample.Bytes("f8.npy")), ("b.npy", Sample.Bytes("scalar.npy")));
        yield return new Specimen("zip64.npz", zip64, stream => NpzFile.Read(stream, "zip64.npz"));

        byte[] idx = IdxFileTests.Make(8, [2, 3, 4], [.. Enumerable.Range(0, 24).Select(i => (byte)i)]);
        yield return new Specimen("images.idx", idx, stream => IdxFile.Read(stream, "images.idx"));
        yield return new Specimen("images.idx.gz", IdxFileTests.Compress(idx), stream => IdxFile.Read(stream, "images.idx.gz"));
    }
}
