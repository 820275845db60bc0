using System.Text;

namespace FnnKit.Formats;

/// <summary>How NumPy takes arrays, dtypes and scalars apart for a pickle, read backwards.</summary>
internal sealed class NumpyReductions(PickleInput input)
{
    private const string Accepted = "NumPy arrays, dicts, lists, tuples, text, numbers and None alone";
    private const string Remedy = "nothing was run; if you trust the file, load it in Python and save its arrays with np.savez";

    private long _copied;

    /// <summary>Finds what a name stands for.</summary>
    /// <exception cref="DataFileException">The name is none of those that arrays need.</exception>
    public PickleGlobal Find(string? module, string? name, PickleOpcode opcode) => (module, name) switch
    {
        (null, _) or (_, null) => throw input.Error("the pickle names something by what is no text", Accepted, Remedy),
        _ when opcode == PickleOpcode.Inst => throw Refuse(module, name),
        ("numpy.core.multiarray" or "numpy._core.multiarray", "_reconstruct") => PickleGlobal.Reconstruct,
        ("numpy.core.multiarray" or "numpy._core.multiarray", "scalar") => PickleGlobal.Scalar,
        ("numpy.core.numeric" or "numpy._core.numeric", "_frombuffer") => PickleGlobal.FromBuffer,
        ("numpy", "ndarray") => PickleGlobal.NdArray,
        ("numpy", "dtype") => PickleGlobal.DType,
        ("_codecs", "encode") => PickleGlobal.Encode,
        ("__builtin__" or "builtins", "bytes") => PickleGlobal.Bytes,
        _ => throw Refuse(module, name),
    };

    /// <summary>What a call stands for.</summary>
    public object Reduce(object? callable, object? arguments) => (callable, arguments) switch
    {
        (PickleGlobal.Reconstruct, object?[] and [PickleGlobal.NdArray, object?[], _]) => new PickledArray(),
        (PickleGlobal.DType, object?[] and [string name, _, _]) => new PickleDType(name),
        (PickleGlobal.Scalar, object?[] and [PickleDType type, { } data]) => ToArray(type, [], isFortranOrder: false, data),
        (PickleGlobal.FromBuffer, object?[] and [{ } data, PickleDType type, object?[] shape, string order]) => ToArray(type, Shape(shape), order == "F", data),
        (PickleGlobal.Encode, object?[] and [string text, "latin1" or "latin-1"]) => Latin1(text),
        (PickleGlobal.Bytes, object?[] and []) => ReadOnlyMemory<byte>.Empty,
        (PickleGlobal known, _) => throw input.Error($"the pickle calls {known} in a way that NumPy does not", Accepted, Remedy),
        _ => throw input.Error("the pickle calls what is no function", Accepted, Remedy),
    };

    /// <summary>Gives a dtype or an array its state.</summary>
    public void Build(object? target, object? state)
    {
        switch (target, state)
        {
            case (PickleDType type, object?[] and [long, string and [var order], null, null, null, ..]):
                type.Order = order;
                break;
            case (PickledArray { Value: null } array, object?[] and [long, object?[] shape, PickleDType type, bool isFortranOrder, { } data]):
                array.Value = NumpyType.IsObject(type.Descr) ? ToObjects(Shape(shape), data) : ToArray(type, Shape(shape), isFortranOrder, data);
                break;
            default:
                throw input.Error("the pickle has an array or a dtype in a state that is not known", "arrays of numbers, without fields", Remedy);
        }
    }

    private NumericArray ToArray(PickleDType type, int[] shape, bool isFortranOrder, object data)
    {
        if (!NumpyType.TryParse(type.Descr, out ElementType elementType, out bool isBigEndian))
            throw input.Error($"the elements of an array are {NumpyType.Describe(type.Descr)}", "numbers or truth values", NumpyType.Remedy(type.Descr));
        var layout = new StoredLayout(elementType, shape, isBigEndian, isFortranOrder);
        ReadOnlyMemory<byte> bytes = data switch
        {
            ReadOnlyMemory<byte> given => given,
            string text => Latin1(text),
            _ => throw input.Error("the pickle has an array whose data are no bytes", "bytes"),
        };
        if (bytes.Length != layout.ByteCount)
            throw input.Error($"an array of {elementType} and shape {ArrayShape.Format(shape)} has {bytes.Length} bytes", $"{layout.ByteCount}");
        Count(bytes.Length);
        return layout.ToArray(bytes.ToArray());
    }

    private ObjectArray ToObjects(int[] shape, object data)
    {
        if (data is not List<object?> items || !ArrayShape.TryCount(shape, 1, out long count) || items.Count != count)
            throw input.Error($"an array of objects of shape {ArrayShape.Format(shape)} has too many items or too few", "as many as its shape says");
        return new ObjectArray(shape.AsReadOnly(), items);
    }

    private int[] Shape(object?[] sizes)
    {
        if (sizes.Length > ArrayShape.MaximumRank || !Array.TrueForAll(sizes, size => size is long and >= 0 and <= int.MaxValue))
            throw input.Error("the pickle has an array with a shape that is none", $"at most {ArrayShape.MaximumRank} sizes up to {int.MaxValue}");
        return Array.ConvertAll(sizes, size => (int)(long)size!);
    }

    private ReadOnlyMemory<byte> Latin1(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff'))
            throw input.Error("the pickle has bytes with characters beyond Latin-1", "characters up to 255");
        Count(text.Length);
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Bytes that are in the pickle once can be named by any number of arrays: a copy for each would make a small file fill the memory.</summary>
    private void Count(int bytes)
    {
        _copied += bytes;
        long limit = (4L * input.Length) + (1 << 20);
        if (_copied > limit)
            throw input.Error($"the arrays of the pickle share bytes and take more than {limit} bytes", "arrays with bytes of their own", Remedy);
    }

    private DataFileException Refuse(string? module, string? name) => input.Error($"the pickle names '{module}.{name}'", Accepted, Remedy);
}
