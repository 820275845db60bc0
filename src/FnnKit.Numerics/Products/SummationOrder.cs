namespace FnnKit.Numerics;

/// <summary>The one choice between orders of summation; it depends on nothing but the shape, and so do the bits.</summary>
internal static class SummationOrder
{
    /// <summary>
    /// Whether <c>dy·xᵀ</c> is summed in sixteen lanes, which needs no packing but has to add the lanes of every element. Otherwise the samples are summed
    /// one after the other.
    /// </summary>
    public static bool UsesLanes(int outputs, int inputs, int samples)
    {
        double elements = (double)outputs * inputs;
        return elements * samples < 16_384 || samples * ((3.0 * outputs) + (4.0 * inputs)) > 20 * elements;
    }
}
