namespace FnnKit.Formats;

/// <summary>
/// NumPy's .npy format, versions 1 to 3: one array of numbers or truth values. Sizes are checked against the file before memory is taken.
/// </summary>
/// <remarks>Source: numpy.lib.format, the format's own specification.</remarks>
public static class NpyFile
{
    /// <summary>Reads a file whole; big-endian and Fortran-ordered arrays are turned into little-endian C order.</summary>
    /// <exception cref="DataFileException">The file is no .npy file, is damaged, or holds something else than numbers.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static NumericArray Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads an array from a stream, which must end with it.</summary>
    /// <param name="stream">The contents of a .npy file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="DataFileException">The stream holds no .npy file, is damaged, or holds something else than numbers.</exception>
    public static NumericArray Read(Stream stream, string name)
    {
        var input = new BinaryInput(stream, name);
        StoredLayout layout = NpyHeader.Read(input).ToLayout(input);
        return layout.ToArray(input.ReadToEnd(layout.ByteCount, "the array's data"));
    }

    /// <summary>Reads an array of numbers; null, and what it holds, where it is one of something else.</summary>
    internal static NumericArray? ReadNumbers(Stream stream, string name, out string? others)
    {
        var input = new BinaryInput(stream, name);
        var header = NpyHeader.Read(input);
        others = NumpyType.TryParse(header.Descr, out _, out _) ? null : NumpyType.Describe(header.Descr);
        if (others is not null)
            return null;
        StoredLayout layout = header.ToLayout(input);
        return layout.ToArray(input.ReadToEnd(layout.ByteCount, "the array's data"));
    }

    /// <summary>Reads what the header says, without the data.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static NpyInfo ReadInfo(string path)
    {
        using FileStream stream = File.OpenRead(path);
        var input = new BinaryInput(stream, path);
        StoredLayout layout = NpyHeader.Read(input).ToLayout(input);
        return new NpyInfo(layout.ElementType, layout.Shape.AsReadOnly(), layout.IsFortranOrder);
    }

    /// <summary>Opens a file that need not fit into memory, to read it row by row.</summary>
    /// <exception cref="DataFileException">The file is no .npy file, is damaged, holds something else than numbers, a scalar, or Fortran order.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static NpyRows Open(string path) => NpyRows.Open(path);

    /// <summary>Writes an array, replacing the file as a whole. The bytes are those that <c>numpy.save</c> writes.</summary>
    /// <exception cref="NotSupportedException">NumPy has no type for the elements (BFloat16).</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    public static void Write(string path, NumericArray array)
    {
        byte[] header = NpyHeader.ToBytes(array);
        AtomicFile.Write(path, stream => Write(stream, header, array));
    }

    /// <summary>Writes an array to a stream.</summary>
    /// <exception cref="NotSupportedException">NumPy has no type for the elements (BFloat16).</exception>
    public static void Write(Stream stream, NumericArray array)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, NpyHeader.ToBytes(array), array);
    }

    private static void Write(Stream stream, byte[] header, NumericArray array)
    {
        stream.Write(header);
        stream.Write(array.Bytes.Span);
    }
}
