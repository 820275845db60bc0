using System.Numerics;
using FnnKit.Numerics;

namespace FnnKit.Tests.Products;

/// <summary>The laws of summation written as plain loops: what every kernel must give to the last bit.</summary>
internal static class PlainProducts
{
    public static T[] Multiply<T>(T[] weights, T[] x, T[] bias, int outputs, int inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = new T[outputs * samples];
        for (int i = 0; i < outputs; i++)
        {
            for (int s = 0; s < samples; s++)
            {
                var sum = bias.Length == 0 ? T.Zero : bias[i];
                for (int j = 0; j < inputs; j++)
                    sum = T.FusedMultiplyAdd(weights[(i * inputs) + j], x[(j * samples) + s], sum);
                y[(i * samples) + s] = sum;
            }
        }

        return y;
    }

    public static T[] MultiplyTransposed<T>(T[] weights, T[] dy, int outputs, int inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var turned = new T[weights.Length];
        for (int i = 0; i < outputs; i++)
        {
            for (int j = 0; j < inputs; j++)
                turned[(j * outputs) + i] = weights[(i * inputs) + j];
        }

        return Multiply(turned, dy, [], inputs, outputs, samples);
    }

    public static T[] MultiplyOuter<T>(T[] dy, T[] x, int outputs, int inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new T[outputs * inputs];
        bool usesLanes = SummationOrder.UsesLanes(outputs, inputs, samples);
        for (int i = 0; i < outputs; i++)
        {
            for (int j = 0; j < inputs; j++)
            {
                var a = dy.AsSpan(i * samples, samples);
                var b = x.AsSpan(j * samples, samples);
                result[(i * inputs) + j] = usesLanes ? SumInLanes(a, b) : SumInOrder(a, b);
            }
        }

        return result;
    }

    public static T[] Sum<T>(T[] dy, int outputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var ones = new T[samples];
        Array.Fill(ones, T.One);
        return [.. Enumerable.Range(0, outputs).Select(i => SumInLanes<T>(dy.AsSpan(i * samples, samples), ones))];
    }

    private static T SumInOrder<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (int s = 0; s < a.Length; s++)
            sum = T.FusedMultiplyAdd(a[s], b[s], sum);
        return sum;
    }

    private static T SumInLanes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = new T[16];
        int whole = a.Length / 16 * 16, rest = a.Length - whole;
        for (int s = 0; s < whole; s++)
            lanes[s % 16] = T.FusedMultiplyAdd(a[s], b[s], lanes[s % 16]);
        for (int lane = 0; lane < 16 && rest > 0; lane++)
        {
            int s = whole + lane - (16 - rest);
            lanes[lane] = s < whole ? T.FusedMultiplyAdd(T.Zero, T.Zero, lanes[lane]) : T.FusedMultiplyAdd(a[s], b[s], lanes[lane]);
        }

        for (int half = 8; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
                lanes[lane] += lanes[lane + half];
        }

        return lanes[0];
    }
}
