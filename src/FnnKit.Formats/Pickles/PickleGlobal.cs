namespace FnnKit.Formats;

/// <summary>The Python functions and classes that a pickle of arrays names. They are known here by what they stand for, and never looked up or run.</summary>
internal enum PickleGlobal
{
    /// <summary><c>numpy.core.multiarray._reconstruct</c>: an array that is filled afterwards.</summary>
    Reconstruct,

    /// <summary><c>numpy.core.multiarray.scalar</c>: a number with a dtype.</summary>
    Scalar,

    /// <summary><c>numpy.core.numeric._frombuffer</c>: an array over bytes (protocol 5).</summary>
    FromBuffer,

    /// <summary><c>numpy.ndarray</c></summary>
    NdArray,

    /// <summary><c>numpy.dtype</c></summary>
    DType,

    /// <summary><c>_codecs.encode</c>: how protocols below 3 write bytes.</summary>
    Encode,

    /// <summary><c>bytes</c>: how protocols below 3 write no bytes at all.</summary>
    Bytes,
}
