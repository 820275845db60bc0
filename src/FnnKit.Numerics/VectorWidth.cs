using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FnnKit;

/// <summary>
/// The vector widths, in bits, that can run on this machine, and the one that is used. The results do not depend on it, only the time does.
/// </summary>
/// <remarks>
/// The environment variable <c>FNN_VECTOR_BITS</c> (512, 256, 128, or 0 for plain scalar code) forces a width. It is read once. The runtime's own
/// switches (<c>DOTNET_EnableAVX512=0</c>, <c>DOTNET_EnableAVX2=0</c>, <c>DOTNET_EnableHWIntrinsic=0</c>) take widths out of the list.
/// </remarks>
public static class VectorWidth
{
    /// <summary>The environment variable that forces a width.</summary>
    public const string EnvironmentVariable = "FNN_VECTOR_BITS";

    // A static readonly field of a class whose initializer cannot throw: the JIT turns it into a constant, and every test of it disappears.
    private static readonly int Chosen = Choose(Environment.GetEnvironmentVariable(EnvironmentVariable), FindAvailable());

    private const int None = -1;

    /// <summary>
    /// The runtime switch that lets <see cref="Force"/> work. It is read once, before the first computation: set it in the project of your tests with a
    /// <c>RuntimeHostConfigurationOption</c>.
    /// </summary>
    public const string ForceSwitch = "FnnKit.VectorWidth.CanBeForced";

    /// <summary>Whether <see cref="Force"/> works in this process. Where it does not, the JIT removes every trace of it.</summary>
    public static bool CanBeForced => IsForceable;

    // As for Chosen: a constant to the JIT.
    private static readonly bool IsForceable = AppContext.TryGetSwitch(ForceSwitch, out bool isOn) && isOn;

    [ThreadStatic]
    private static int? _forced;

    /// <summary>The widths that can run here, best first. The last is always 0: scalar code.</summary>
    public static IReadOnlyList<int> Available { get; } = FindAvailable();

    /// <summary>The width in use: the best, or what <c>FNN_VECTOR_BITS</c> forces.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="Validate"/>.</exception>
    public static int Active
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (IsForceable && _forced is { } forced)
                return forced;
            if (Chosen == None)
                Validate();
            return Chosen;
        }
    }

    /// <summary>Checks the forced width, so that a program can report it before any work begins.</summary>
    /// <exception cref="InvalidOperationException"><c>FNN_VECTOR_BITS</c> is not a width, or not one that this machine has.</exception>
    public static void Validate()
    {
        string? problem = Problem(Environment.GetEnvironmentVariable(EnvironmentVariable), Available);
        if (Chosen == None && problem is not null)
            throw new InvalidOperationException(problem);
    }

    /// <summary>Runs work on the calling thread in one width, for tests that compare the widths. Other threads keep theirs.</summary>
    /// <param name="bits">One of <see cref="Available"/>.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="InvalidOperationException"><see cref="CanBeForced"/> is false: set the switch <see cref="ForceSwitch"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">This machine has no vectors of this width.</exception>
    public static TResult Force<TResult>(int bits, Func<TResult> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!IsForceable)
            throw new InvalidOperationException($"Vector widths cannot be forced in this process. Set the runtime switch {ForceSwitch} to true before anything is computed.");
        if (!Available.Contains(bits))
            throw new ArgumentOutOfRangeException(nameof(bits), bits, $"Expected a width of this machine: {string.Join(", ", Available)}.");
        int? outer = _forced;
        _forced = bits;
        try
        {
            return work();
        }
        finally
        {
            _forced = outer;
        }
    }

    internal static string? Problem(string? forced, IReadOnlyList<int> available)
    {
        if (Choose(forced, available) != None)
            return null;
        string list = string.Join(", ", available);
        return int.TryParse(forced, NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && bits is 512 or 256 or 128
            ? $"{EnvironmentVariable}={forced}: this machine (or the runtime's settings) has no {bits}-bit vectors. "
                + $"Use one of {list}, or remove the variable to use the best."
            : $"{EnvironmentVariable}='{forced}' is not a vector width. Use one of {list} (bits; 0 is scalar code), or remove the variable to use the best.";
    }

    internal static int Choose(string? forced, IReadOnlyList<int> available)
    {
        if (string.IsNullOrWhiteSpace(forced))
            return available[0];
        return int.TryParse(forced.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && available.Contains(bits) ? bits : None;
    }

    private static int[] FindAvailable()
    {
        var widths = new List<int>(4);
        // The bit-level parts of the functions need integer vectors, hence AVX2 and not AVX; 512 bits need DQ for 64-bit integers.
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported)
            widths.Add(512);
        if (Vector256.IsHardwareAccelerated)
            widths.Add(256);
        if (Vector128.IsHardwareAccelerated)
            widths.Add(128);
        widths.Add(0);
        return [.. widths];
    }
}
