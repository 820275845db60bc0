namespace FnnKit.Serving;

/// <summary>The datatypes of the Open Inference Protocol.</summary>
internal enum TensorType
{
    /// <summary>True or false, a byte each.</summary>
    BOOL,

    /// <summary>A whole number of 8 bits without a sign.</summary>
    UINT8,

    /// <summary>A whole number of 16 bits without a sign.</summary>
    UINT16,

    /// <summary>A whole number of 32 bits without a sign.</summary>
    UINT32,

    /// <summary>A whole number of 64 bits without a sign.</summary>
    UINT64,

    /// <summary>A whole number of 8 bits.</summary>
    INT8,

    /// <summary>A whole number of 16 bits.</summary>
    INT16,

    /// <summary>A whole number of 32 bits.</summary>
    INT32,

    /// <summary>A whole number of 64 bits.</summary>
    INT64,

    /// <summary>A number of 16 bits.</summary>
    FP16,

    /// <summary>A number of 32 bits.</summary>
    FP32,

    /// <summary>A number of 64 bits.</summary>
    FP64,

    /// <summary>Text in UTF-8.</summary>
    BYTES,
}
