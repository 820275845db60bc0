using System.Numerics;

namespace FnnKit.Testing.Laws;

/// <summary>What an activation gives for some inputs and gradients, <c>[rows, columns]</c>.</summary>
internal sealed record ActivationRun<T>(T[] Y, T[] Dx)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="activation">The activation.</param>
    /// <param name="rows">How many outputs a sample has.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="dy">The gradient of the outputs.</param>
    /// <param name="stale">What stands in the results beforehand.</param>
    public static ActivationRun<T> Compute(IActivation activation, int rows, T[] x, T[] dy, double stale = 0)
    {
        int columns = x.Length / rows;
        T[] y = new T[x.Length], dx = new T[x.Length];
        y.AsSpan().Fill(T.CreateTruncating(stale));
        dx.AsSpan().Fill(T.CreateTruncating(stale));
        activation.Forward(new(x, rows, columns), new Matrix<T>(y, rows, columns));
        activation.Backward(new(x, rows, columns), new(y, rows, columns), new(dy, rows, columns), new Matrix<T>(dx, rows, columns));
        return new(y, dx);
    }

    /// <summary>How two runs differ, in words; null where they do not.</summary>
    public string? Difference(ActivationRun<T> other) => SameBits.Difference<T>("y", Y, other.Y) ?? SameBits.Difference<T>("dx", Dx, other.Dx);

    /// <summary>C# that runs one sample.</summary>
    public static string Code(PartUnderTest part, IEnumerable<T> x, IEnumerable<T> dy)
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        return $$"""
            var activation = {{part.Code}};
            {{type}}[] x = {{CSharp.List(x)}}, y = new {{type}}[x.Length], dy = {{CSharp.List(dy)}}, dx = new {{type}}[x.Length];
            activation.Forward(new ReadOnlyMatrix<{{type}}>(x, x.Length, 1), new Matrix<{{type}}>(y, x.Length, 1));
            activation.Backward(new(x, x.Length, 1), new(y, x.Length, 1), new(dy, x.Length, 1), new Matrix<{{type}}>(dx, x.Length, 1));
            """;
    }
}
