using System.Buffers.Binary;
using System.Reflection;
using FnnKit.Formats;

namespace FnnKit.Testing;

/// <summary>Files for the parts that cannot do without one, in a temporary folder of their own.</summary>
internal static class SampleFiles
{
    /// <summary>The batch size of <see cref="Indices"/>.</summary>
    public const int Batch = 4;

    private const int Samples = 12;
    private static readonly Lazy<string> Folder = new(CreateFolder);
    private static readonly Lazy<string> Table = new(() => Write(
        "table.csv", path => File.WriteAllText(path, "size,colour,kind\n1.5,red,a\n2,blue,b\n-3e2,red,a\n4,green,b\n")));

    private static readonly Lazy<string> Features = new(() => Write(
        "features.npy", path => NpyFile.Write(path, NumericArray.From<double>(Draws.Between(-2, 2, Samples * 3, "features"), Samples, 3))));

    private static readonly Lazy<string> Targets = new(() => Write(
        "targets.npy", path => NpyFile.Write(path, NumericArray.From<long>([.. Enumerable.Range(0, Samples).Select(i => (long)(i % 3))], Samples))));

    private static readonly Lazy<string> Images = new(() => Write(
        "images-idx3-ubyte", path => File.WriteAllBytes(path, Idx([Samples, 4, 4], i => (byte)(i * 37)))));

    private static readonly Lazy<string> Labels = new(() => Write(
        "labels-idx1-ubyte", path => File.WriteAllBytes(path, Idx([Samples], i => (byte)(i % 3)))));

    private static readonly Lazy<string> Indices = new(() => Write("indices.npy", path => NpyFile.Write(
        path, NumericArray.From<long>([.. Enumerable.Range(0, 50 * Batch).Select(i => (long)(i * 7 % 10))], 50, Batch))));

    /// <summary>A file that an option of a part may name, or null where none is known.</summary>
    public static string? For(PropertyInfo option, object part)
    {
        if (part is not IDataLoader loader)
            return part is ISampler ? Indices.Value : null;
        bool isTarget = option.Name.Contains("Target", StringComparison.Ordinal) || option.Name.Contains("Label", StringComparison.Ordinal);
        if (option.Name.Contains("Image", StringComparison.Ordinal) || option.Name.Contains("Label", StringComparison.Ordinal))
            return isTarget ? Labels.Value : Images.Value;
        if (loader.FileExtensions.Contains(".csv"))
            return Table.Value;
        if (loader.FileExtensions.Contains(".npy"))
            return isTarget ? Targets.Value : Features.Value;
        return null;
    }

    private static string Write(string name, Action<string> write)
    {
        string path = Path.Combine(Folder.Value, name);
        write(path);
        return path;
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
