namespace FnnKit.Testing.Laws;

/// <summary>Shapes of samples that layers are tried on.</summary>
internal static class LayerShapes
{
    private static readonly Shape[] All = [new(6), new(2, 3, 2), new(1, 8, 8), new(3, 8, 8), new(64)];

    /// <summary>The first two shapes that a layer can work on.</summary>
    /// <exception cref="LawNotCheckedException">It can work on none of them.</exception>
    public static IReadOnlyList<Shape> For(PartUnderTest part)
    {
        var layer = part.Make<ILayer>();
        Shape[] fitting = [.. All.Where(shape => Fits(layer, shape)).Take(2)];
        return fitting.Length > 0 ? fitting
            : throw new LawNotCheckedException($"{part} works on none of the shapes {string.Join(", ", All)}; hand Conformance.Cases a 'make' that sets its "
                + $"options for one of them.");
    }

    private static bool Fits(ILayer layer, Shape shape)
    {
        try
        {
            layer.Plan(shape);
            return true;
        }
        catch (ShapeException)
        {
            return false;
        }
    }
}
