using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <inheritdoc cref="Matrix{T}"/>
public readonly ref struct ReadOnlyMatrix<T>
    where T : unmanaged
{
    private readonly ref readonly T _first;

    /// <inheritdoc cref="Matrix{T}(Span{T}, int, int)"/>
    public ReadOnlyMatrix(ReadOnlySpan<T> values, int rows, int columns)
    {
        MatrixSize.Check(values.Length, rows, columns);
        _first = ref MemoryMarshal.GetReference(values);
        Rows = rows;
        Columns = columns;
    }

    // The sizes were checked when the matrix that is converted was made.
    internal ReadOnlyMatrix(ref readonly T first, int rows, int columns)
    {
        _first = ref first;
        Rows = rows;
        Columns = columns;
    }

    /// <inheritdoc cref="Matrix{T}.Rows"/>
    public int Rows { get; }

    /// <inheritdoc cref="Matrix{T}.Columns"/>
    public int Columns { get; }

    /// <inheritdoc cref="Matrix{T}.Values"/>
    public ReadOnlySpan<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(in _first, Rows * Columns);
    }

    /// <inheritdoc cref="Matrix{T}.IsEmpty"/>
    public bool IsEmpty => Rows == 0 || Columns == 0;

    /// <inheritdoc cref="Matrix{T}.this[int]"/>
    public ReadOnlySpan<T> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            return MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in _first), (nint)row * Columns), Columns);
        }
    }

    /// <inheritdoc cref="Matrix{T}.this[int, int]"/>
    public ref readonly T this[int row, int column] => ref this[row][column];
}
