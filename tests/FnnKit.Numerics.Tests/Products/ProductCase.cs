using System.Numerics;
using System.Runtime.InteropServices;

namespace FnnKit.Tests.Products;

/// <summary>One layer's shapes with numbers to fill them, and the three products computed over guarded memory.</summary>
internal sealed class ProductCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _weights, _x, _bias, _dy;

    public ProductCase(int outputs, int inputs, int samples, bool hasBias = true)
    {
        (Outputs, Inputs, Samples) = (outputs, inputs, samples);
        uint state = (uint)((outputs * 7919) + (inputs * 104729) + samples) | 1;
        _weights = Numbers(outputs * inputs, ref state);
        _x = Numbers(inputs * samples, ref state);
        _bias = hasBias ? Numbers(outputs, ref state) : [];
        _dy = Numbers(outputs * samples, ref state);
    }

    public int Outputs { get; }

    public int Inputs { get; }

    public int Samples { get; }

    public T[] Expected => [
        .. PlainProducts.Multiply(_weights, _x, _bias, Outputs, Inputs, Samples),
        .. PlainProducts.MultiplyTransposed(_weights, _dy, Outputs, Inputs, Samples),
        .. PlainProducts.MultiplyOuter(_dy, _x, Outputs, Inputs, Samples),
        .. PlainProducts.Sum(_dy, Outputs, Samples)];

    public T[] Compute(MatrixProducts products, int misalignment = 0, TileEpilogue<T>? epilogue = null)
    {
        GuardedValues<T> weights = new(_weights, misalignment), x = new(_x, misalignment), bias = new(_bias), dy = new(_dy, misalignment);
        GuardedValues<T> y = Spoilt(Outputs * Samples, misalignment), dx = Spoilt(Inputs * Samples, misalignment);
        GuardedValues<T> dWeights = Spoilt(Outputs * Inputs, misalignment), dBias = Spoilt(Outputs, misalignment);
        var w = new ReadOnlyMatrix<T>(weights.Span, Outputs, Inputs);
        products.Multiply(w, new ReadOnlyMatrix<T>(x.Span, Inputs, Samples), new Matrix<T>(y.Span, Outputs, Samples), bias.Span, epilogue);
        products.MultiplyTransposed(w, new ReadOnlyMatrix<T>(dy.Span, Outputs, Samples), new Matrix<T>(dx.Span, Inputs, Samples));
        products.MultiplyOuter(
            new ReadOnlyMatrix<T>(dy.Span, Outputs, Samples),
            new ReadOnlyMatrix<T>(x.Span, Inputs, Samples),
            new Matrix<T>(dWeights.Span, Outputs, Inputs),
            dBias.Span);
        GuardedValues<T>[] all = [weights, x, bias, dy, y, dx, dWeights, dBias];
        Assert.All(all, values => Assert.True(values.GuardsAreWhole, $"[{Outputs}, {Inputs}] over {Samples} samples wrote outside."));
        return [.. y.Span, .. dx.Span, .. dWeights.Span, .. dBias.Span];
    }

    public void AssertEqualBits(T[] expected, T[] actual, string what)
    {
        if (!MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes<T>(actual)))
        {
            int at = Enumerable.Range(0, expected.Length).First(i => !expected[i].Equals(actual[i]) || T.IsNegative(expected[i]) != T.IsNegative(actual[i]));
            Assert.Fail($"[{Outputs}, {Inputs}] over {Samples} samples, {what}: element {at} is {actual[at]:R}, not {expected[at]:R}.");
        }
    }

    private static GuardedValues<T> Spoilt(int length, int misalignment)
    {
        var values = new T[length];
        Array.Fill(values, T.NaN); // results are overwritten, never added to
        return new GuardedValues<T>(values, misalignment);
    }

    private static T[] Numbers(int count, ref uint state)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            values[i] = T.CreateTruncating(state / 2147483648.0) - T.One;
        }

        return values;
    }
}
