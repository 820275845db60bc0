using System.Buffers.Binary;
using FnnKit.Formats;

namespace FnnKit.Testing;

/// <summary>Files for the parts that cannot do without one, in a temporary folder of their own.</summary>
internal static class SampleFiles
{
    /// <summary>The batch size of <see cref="Indices"/>.</summary>
    public const int Batch = 4;

    private const int Samples = 12;
    private static readonly Lazy<string> Folder = new(CreateFolder);
    private static readonly Lazy<FileRequest[]> Data = new(() =>
    [
        new(Write("table.csv", path => File.WriteAllText(path, "size,colour,kind\n1.5,red,a\n2,blue,b\n-3e2,red,a\n4,green,b\n"))) { Targets = ["kind"] },
        new(Write("table.ltsv", path => File.WriteAllText(path, "size:1.5\tcolour:red\tkind:a\nsize:2\tcolour:blue\tkind:b\nsize:-3e2\tcolour:red\tkind:a\n"))) { Targets = ["kind"] },
        new(Write("table.jsonl", path => File.WriteAllText(path, "{\"size\":1.5,\"colour\":\"red\",\"kind\":\"a\"}\n{\"size\":2,\"colour\":\"blue\",\"kind\":\"b\"}\n"))) { Targets = ["kind"] },
        new(Write("table.parquet", path => WriteResource(path))) { Targets = ["kind"] },
        new(Write("table.sqlite", path => WriteResource(path))) { Targets = ["kind"] },
        new(Write("features.npy", path => NpyFile.Write(path, NumericArray.From<double>(Draws.Between(-2, 2, Samples * 3, "features"), Samples, 3))))
        {
            TargetsPath = Write("targets.npy", path => NpyFile.Write(path, NumericArray.From<long>([.. Enumerable.Range(0, Samples).Select(i => (long)(i % 3))], Samples))),
        },
        new(Write("images-idx3-ubyte", path => File.WriteAllBytes(path, Idx([Samples, 4, 4], i => (byte)(i * 37)))))
        {
            TargetsPath = Write("labels-idx1-ubyte", path => File.WriteAllBytes(path, Idx([Samples], i => (byte)(i % 3)))),
        },
    ]);

    private static readonly Lazy<string> Indices = new(() => Write("indices.npy", path => NpyFile.Write(
        path, NumericArray.From<long>([.. Enumerable.Range(0, 50 * Batch).Select(i => (long)(i * 7 % 10))], 50, Batch))));

    /// <summary>A file that an option of a part may name, or null where none is known. Loaders get theirs from <see cref="Find"/>.</summary>
    public static string? For(object part) => part is ISampler ? Indices.Value : null;

    /// <summary>A file that a loader reads, by what the loader says of it; null where none is known.</summary>
    public static FileRequest? Find(IFileLoader loader)
    {
        var best = Data.Value.Select(request => (request, match: loader.Match(FileHead.Read(request.Path)))).MaxBy(pair => pair.match);
        return best.match == FileMatch.None ? null : best.request;
    }

    private static string Write(string name, Action<string> write)
    {
        string path = Path.Combine(Folder.Value, name);
        write(path);
        return path;
    }

    /// <summary>Writes a file that another program made.</summary>
    private static void WriteResource(string path)
    {
        using var resource = typeof(SampleFiles).Assembly.GetManifestResourceStream(Path.GetFileName(path))!;
        using var file = File.Create(path);
        resource.CopyTo(file);
    }

    /// <summary>An IDX file of bytes (LeCun): two zeros, the type, the number of axes, their lengths with the highest byte first, the values.</summary>
    private static byte[] Idx(int[] axes, Func<int, byte> value)
    {
        byte[] file = new byte[4 + (4 * axes.Length) + axes.Aggregate(1, (product, length) => product * length)];
        (file[2], file[3]) = (8, (byte)axes.Length);
        for (int axis = 0; axis < axes.Length; axis++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * axis)), axes[axis]);
        for (int i = 4 + (4 * axes.Length), element = 0; i < file.Length; i++, element++)
            file[i] = value(element);
        return file;
    }

    private static string CreateFolder()
    {
        string folder = Directory.CreateTempSubdirectory("fnnkit-laws").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
