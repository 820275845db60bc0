namespace FnnKit.Numerics;

/// <summary><c>result = left·rightᵀ</c>, summed over samples in lanes.</summary>
internal readonly unsafe struct LaneProduct<T>
    where T : unmanaged
{
    public required T* Left { get; init; }

    public required int LeftRows { get; init; }

    public required T* Right { get; init; }

    public required int RightRows { get; init; }

    /// <summary>At least 16, unless it is padded to 16 with zeros in front.</summary>
    public required int Samples { get; init; }

    public required T* Result { get; init; }

    /// <summary>Elements of the result from one left row to the next.</summary>
    public required nint LeftStep { get; init; }

    /// <summary>Elements of the result from one right row to the next.</summary>
    public required nint RightStep { get; init; }
}
