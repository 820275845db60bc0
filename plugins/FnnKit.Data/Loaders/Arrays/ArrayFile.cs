using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>A <c>.npy</c> file with its one array, or a <c>.npz</c> with its named ones.</summary>
internal sealed class ArrayFile
{
    private readonly IReadOnlyDictionary<string, NumericArray> _arrays;

    private readonly IReadOnlyDictionary<string, string> _others;

    private ArrayFile(string path, bool isArchive, IReadOnlyDictionary<string, NumericArray> arrays, IReadOnlyDictionary<string, string> others)
    {
        Path = path;
        IsArchive = isArchive;
        _arrays = arrays;
        _others = others;
    }

    public string Path { get; }

    public bool IsArchive { get; }

    /// <exception cref="DataException">The file is not there, is damaged, or holds something else than numbers.</exception>
    public static ArrayFile Read(string path, ReadLimits limits)
    {
        bool isArchive = path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) || NamedArray.Read(path, NpzFile.IsArchive);
        if (!isArchive)
            return new(path, false, new Dictionary<string, NumericArray> { [""] = NamedArray.Read(path, NpyFile.Read) }, new Dictionary<string, string>());
        var content = NamedArray.Read(path, archive => NpzFile.ReadContent(archive, limits));
        return new(path, true, content.Arrays, content.Others);
    }

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
        if (_others.TryGetValue(array, out string? other))
            throw new DataException($"{Path}: the array '{array}', which '{option}' names, holds {other}, but must hold numbers; the archive holds {held}.");
        return _arrays.TryGetValue(array, out var found)
            ? new($"{Path}({array})", found)
            : throw new DataException($"{Path} has no array '{array}', which '{option}' names; it holds {held}.");
    }
}
