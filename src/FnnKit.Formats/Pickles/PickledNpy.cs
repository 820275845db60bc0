namespace FnnKit.Formats;

/// <summary>
/// A .npy file that holds pickled Python objects (dtype object), as <c>np.save(path, {'w': [...], 'b': [...]})</c> writes it. Only dicts, lists, tuples,
/// strings, bytes, numbers, truth values, None and NumPy arrays are made, by a reader that knows nothing else: no code of the file can run.
/// </summary>
/// <remarks>
/// None is null; truth values are <see cref="bool"/>; integers are <see cref="long"/>, or <see cref="System.Numerics.BigInteger"/> where they do not fit;
/// floats are <see cref="double"/>; text is <see cref="string"/>; bytes are <see cref="ReadOnlyMemory{T}"/> of <see cref="byte"/>; lists are
/// <see cref="List{T}"/> and tuples arrays of <c>object?</c>; dicts, whose keys must be strings, are <see cref="OrderedDictionary{TKey, TValue}"/>;
/// arrays and NumPy's scalars are <see cref="NumericArray"/>, arrays of objects <see cref="ObjectArray"/>.
/// Sources: Python's pickletools, which documents the protocols 0 to 5; numpy.core.multiarray for the reductions of arrays.
/// </remarks>
public static class PickledNpy
{
    /// <summary>Reads the object that a file holds: the object itself where the array is a scalar, otherwise an <see cref="ObjectArray"/>.</summary>
    /// <exception cref="DataFileException">The file is no .npy file, holds no pickled objects, is damaged, or names anything but the above.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static object? Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads the object that a stream holds, which can seek and ends with it.</summary>
    /// <param name="stream">The contents of a .npy file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="DataFileException">The stream is no .npy file, holds no pickled objects, is damaged, or names anything but the above.</exception>
    public static object? Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("A pickle is read whole: the stream must be able to seek.", nameof(stream));

        var input = new BinaryInput(stream, name);
        NpyHeader header = NpyHeader.Read(input);
        if (!NumpyType.IsObject(header.Descr))
            throw input.Error($"it holds an array of dtype '{header.Descr}'", "pickled objects", "read it as a plain .npy file", header.Offset);

        long offset = input.Position;
        var pickle = new PickleInput(input.ReadRest("the pickle"), name, offset);
        object? root = new PickleResolver(pickle).Resolve(new Unpickler(pickle).Load());
        if (root is not ObjectArray array || !array.Shape.SequenceEqual(header.Shape))
            throw input.Error("the pickle is not the array that the header announces", "an array of objects", "save it with numpy.save", offset);
        return array.Shape.Count == 0 ? array.Items[0] : array;
    }
}
