using System.Numerics;

namespace FnnKit.Numerics.Tests.Functions;

public class EdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    // name, argument, exact result; what is written as a double is meant in either precision.
    public static TheoryData<string, double, double> Edges => new()
    {
        { "exp", 0, 1 }, { "exp", -0.0, 1 }, { "exp", Infinity, Infinity }, { "exp", -Infinity, 0 }, { "exp", 1e30, Infinity }, { "exp", -1e30, 0 },
        { "expm1", 0, 0 }, { "expm1", -0.0, -0.0 }, { "expm1", Infinity, Infinity }, { "expm1", -Infinity, -1 }, { "expm1", -1e30, -1 },
        { "log", 0, -Infinity }, { "log", -0.0, -Infinity }, { "log", 1, 0 }, { "log", Infinity, Infinity }, { "log", -1, double.NaN },
        { "log", -Infinity, double.NaN }, { "log", -1e-30, double.NaN },
        { "log1p", 0, 0 }, { "log1p", -0.0, -0.0 }, { "log1p", -1, -Infinity }, { "log1p", Infinity, Infinity }, { "log1p", -1.5, double.NaN },
        { "log1p", -Infinity, double.NaN },
        { "tanh", 0, 0 }, { "tanh", -0.0, -0.0 }, { "tanh", Infinity, 1 }, { "tanh", -Infinity, -1 }, { "tanh", 50, 1 },
        { "sigmoid", 0, 0.5 }, { "sigmoid", Infinity, 1 }, { "sigmoid", -Infinity, 0 }, { "sigmoid", 100, 1 }, { "sigmoid", -1e4, 0 },
        { "softplus", Infinity, Infinity }, { "softplus", -Infinity, 0 }, { "softplus", 1e4, 1e4 }, { "softplus", -1e4, 0 },
        { "erf", 0, 0 }, { "erf", -0.0, -0.0 }, { "erf", Infinity, 1 }, { "erf", -Infinity, -1 }, { "erf", 10, 1 },
        { "sin", 0, 0 }, { "sin", -0.0, -0.0 }, { "sin", Infinity, double.NaN }, { "sin", -Infinity, double.NaN },
        { "cos", 0, 1 }, { "cos", -0.0, 1 }, { "cos", Infinity, double.NaN }, { "cos", -Infinity, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void A_function_is_exact_at_its_edges_in_every_width(string name, double x, double expected)
    {
        foreach (int width in VectorWidth.Available)
        {
            Check(width, FunctionCase.Find(name), (float)x, (float)expected);
            Check(width, FunctionCase.Find(name), x, expected);
        }
    }

    [Theory]
    [MemberData(nameof(FunctionCase.Names), MemberType = typeof(FunctionCase))]
    public void A_function_of_NaN_is_NaN_whatever_its_payload_and_sign(string name)
    {
        foreach (int width in VectorWidth.Available)
        {
            foreach (int bits in new[] { 0x7FC00000, 0x7FFFFFFF, unchecked((int)0xFFC00001), 0x7F800001 })
                Check(width, FunctionCase.Find(name), BitConverter.Int32BitsToSingle(bits), float.NaN);
            foreach (long bits in new[] { 0x7FF8000000000000, 0x7FFFFFFFFFFFFFFF, unchecked((long)0xFFF8000000000001) })
                Check(width, FunctionCase.Find(name), BitConverter.Int64BitsToDouble(bits), double.NaN);
        }
    }

    [Theory]
    [InlineData("expm1")]
    [InlineData("log1p")]
    [InlineData("tanh")]
    [InlineData("sin")]
    public void A_function_that_touches_the_diagonal_keeps_the_smallest_numbers(string name)
    {
        foreach (int width in VectorWidth.Available)
        {
            Check(width, FunctionCase.Find(name), float.Epsilon, float.Epsilon);
            Check(width, FunctionCase.Find(name), -1e-40f, -1e-40f);
            Check(width, FunctionCase.Find(name), double.Epsilon, double.Epsilon);
            Check(width, FunctionCase.Find(name), -1e-310, -1e-310);
        }
    }

    private static void Check<T>(int width, FunctionCase function, T x, T expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = new T[1];
        function.Run<T>(width, [x], y);
        SameBits.Assert<T>([expected], y, $"{function.Name}({x}) at {width} bits");
    }
}
