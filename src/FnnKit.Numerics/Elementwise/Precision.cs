using System.Runtime.CompilerServices;

namespace FnnKit;

/// <summary>The one check that a precision is one there are lanes for; the JIT removes it.</summary>
internal static class Precision
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>()
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Throw(typeof(T));
    }

    private static void Throw(Type type) => throw new NotSupportedException($"There are no lanes of {type.Name}: use Single (float) or Double.");
}
