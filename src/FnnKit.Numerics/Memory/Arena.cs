using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>
/// One buffer for a whole network: managed memory that starts as zeros, begins on a 64-byte boundary and never moves, so that a vector is never torn
/// between cache lines and a pointer taken once stays good.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Arena<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private readonly T[]? _memory;
    private readonly int _first;
    private readonly MemoryManager<byte>? _owner;
    private readonly unsafe T* _outside;

    /// <summary>Allocates <paramref name="length"/> elements, all zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than one array can hold.</exception>
    /// <exception cref="InsufficientMemoryException">The machine does not have so much memory.</exception>
    public Arena(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int padding = Alignment / Unsafe.SizeOf<T>();
        if (length > Array.MaxLength - padding)
        {
            string most = (Array.MaxLength - padding).ToString("N0", CultureInfo.InvariantCulture);
            string message = $"{Asked(length)} were asked for, and an arena holds {most} elements at most.";
            throw new ArgumentOutOfRangeException(nameof(length), message);
        }

        try
        {
            _memory = GC.AllocateArray<T>((int)length + padding, pinned: true);
        }
        catch (OutOfMemoryException exception)
        {
            string message = $"{Asked(length)} were asked for, and there is not so much memory. Use a smaller network or batch.";
            throw new InsufficientMemoryException(message, exception);
        }

        Length = (int)length;
        _first = FirstAligned(_memory);
    }

    private unsafe Arena(MemoryManager<byte> owner, T* first, int length)
    {
        _owner = owner;
        _outside = first;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>All elements. Where the memory is somebody else's, the span does not keep it: whoever works with it holds on to the arena until it is done.</summary>
    public unsafe Span<T> Span => _memory is { } memory
        ? MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), _first), Length)
        : new Span<T>(_outside, Length);

    /// <summary>Takes memory that somebody else has and that stays where it is, such as a file that is mapped; it is kept for as long as the arena is.</summary>
    /// <returns>The arena, or null where the memory does not begin on a 64-byte boundary or holds no whole elements.</returns>
    public static unsafe Arena<T>? Over(MemoryManager<byte> memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var bytes = memory.GetSpan();
        var first = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
        bool fits = (nuint)first % Alignment == 0 && bytes.Length % Unsafe.SizeOf<T>() == 0;
        return fits ? new Arena<T>(memory, first, bytes.Length / Unsafe.SizeOf<T>()) : null;
    }

    /// <summary>The first element; valid for as long as the arena is referenced.</summary>
    internal unsafe T* Pointer => _memory is { } memory ? (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory)) + _first : _outside;

    private static unsafe int FirstAligned(T[] memory)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        return (int)((Alignment - (address % Alignment)) % Alignment) / Unsafe.SizeOf<T>();
    }

    private static string Asked(long length) => string.Create(
        CultureInfo.InvariantCulture, $"{length:N0} elements of {typeof(T).Name} ({(decimal)length * Unsafe.SizeOf<T>():N0} bytes)");
}
