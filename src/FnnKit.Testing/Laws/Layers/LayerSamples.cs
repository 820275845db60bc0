using System.Numerics;

namespace FnnKit.Testing.Laws;

/// <summary>Samples that layers are tried on: of several shapes, and rows of a table with categories.</summary>
internal static class LayerSamples
{
    private static readonly LayerInput Table = new(5)
    {
        Columns = [new("a"), new("b", ["x", "y", "z"]), new("c"), new("d", ["no", "yes"]), new("e", ["p", "q", "r", "s"])],
    };

    private static readonly LayerInput Members = new(new Shape(5, 3)) { Members = 3 };

    private static readonly LayerInput[] All = [new Shape(6), new Shape(2, 3, 2), new Shape(1, 8, 8), new Shape(3, 8, 8), new Shape(64), Table, Members];

    /// <summary>The first two kinds of samples that a layer can work on.</summary>
    /// <exception cref="LawNotCheckedException">It can work on none of them.</exception>
    public static IReadOnlyList<LayerInput> For(PartUnderTest part)
    {
        var layer = part.Make<ILayer>();
        LayerInput[] fitting = [.. All.Where(input => Fits(layer, input)).Take(2)];
        return fitting.Length > 0 ? fitting
            : throw new LawNotCheckedException($"{part} works on none of the shapes {string.Join(", ", All.Select(input => input.Shape))}, nor on rows of a "
                + $"table; hand Conformance.Cases a 'make' that sets its options for one of them.");
    }

    /// <summary>Draws a batch: numbers between two limits, and codes of categories where there are such columns.</summary>
    public static T[] Draw<T>(LayerInput input, int samples, double from, double to, string purpose)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] drawn = Draws.Between(0, 1, input.Size * samples, purpose);
        return [.. drawn.Select((value, i) => T.CreateTruncating(
            CategoriesOf(input, i / samples) is { } count ? Math.Floor(value * count) : from + ((to - from) * value)))];
    }

    /// <summary>How many categories a feature has; null where it is a number.</summary>
    public static int? CategoriesOf(LayerInput input, int feature) => input.Columns.Count == 0 ? null : input.Columns[feature].Categories?.Count;

    private static bool Fits(ILayer layer, LayerInput input)
    {
        try
        {
            NetworkPlan.Create([new LayerSetup(layer)], input);
            return true;
        }
        catch (NetworkException)
        {
            return false;
        }
    }
}
