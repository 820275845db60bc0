namespace FnnKit.Numerics.Tests;

/// <summary>One update rule for each number of states.</summary>
internal static class Rules
{
    public readonly struct Descent : IUpdateRule
    {
        public static int StateCount => 0;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L> => weight - 0.1 * gradient;
    }

    public readonly struct Momentum : IUpdateRule
    {
        public static int StateCount => 1;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = 0.9 * first + gradient;
            return weight - 0.1 * first;
        }
    }

    public readonly struct Adam : IUpdateRule
    {
        public static int StateCount => 2;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = L.FusedMultiplyAdd(0.1, gradient - first, first);
            second = L.FusedMultiplyAdd(0.001, gradient * gradient - second, second);
            return weight - 0.1 * first / (L.Sqrt(second) + 1e-8);
        }
    }

    public readonly struct Three : IUpdateRule
    {
        public static int StateCount => 3;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first += gradient;
            second = L.Max(second, L.Abs(gradient));
            third = third + first * second;
            return weight - 0.01 * third;
        }
    }
}
