using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>A <c>.npy</c> file with its one array, or a <c>.npz</c> with its named ones.</summary>
internal sealed class ArrayFile
{
    private readonly IReadOnlyDictionary<string, NumericArray> _arrays;

    private ArrayFile(string path, bool isArchive, IReadOnlyDictionary<string, NumericArray> arrays)
    {
        Path = path;
        IsArchive = isArchive;
        _arrays = arrays;
    }

    public string Path { get; }

    public bool IsArchive { get; }

    /// <exception cref="DataException">The file is not there, is damaged, or holds something else than numbers.</exception>
    public static ArrayFile Read(string path) => path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)
        ? new(path, true, NamedArray.Read(path, NpzFile.Read))
        : new(path, false, new Dictionary<string, NumericArray> { [""] = NamedArray.Read(path, NpyFile.Read) });

    public bool Has(string array) => IsArchive && _arrays.ContainsKey(array);

    /// <summary>The array of a name, or the only one.</summary>
    /// <param name="array">The name; null for the only one.</param>
    /// <param name="option">The option that names it.</param>
    /// <exception cref="DataException">There is no such array, or none was named and there are several.</exception>
    public NamedArray Find(string? array, string option)
    {
        if (!IsArchive)
        {
            return array is null
                ? new(Path, _arrays[""])
                : throw new DataException($"'{option}' is '{array}', which names an array in a .npz file, but {Path} is none; leave '{option}' out, or name a .npz.");
        }

        string held = _arrays.Count == 0 ? "no array" : $"the array{(_arrays.Count == 1 ? "" : "s")} {NameList.Format(_arrays.Keys.Select(name => $"'{name}'"))}";
        if (array is null && _arrays.Count != 1)
            throw new DataException($"{Path} holds {held}; say in '{option}' which of them to take.");
        array ??= _arrays.Keys.Single();
        return _arrays.TryGetValue(array, out var found)
            ? new($"{Path}({array})", found)
            : throw new DataException($"{Path} has no array '{array}', which '{option}' names; it holds {held}.");
    }
}
