using System.Collections.Immutable;

namespace FnnKit;

/// <summary>What a layer is planned for.</summary>
/// <param name="Shape">The shape of one sample that comes in.</param>
public sealed record LayerInput(Shape Shape)
{
    /// <summary>
    /// What each number of a sample is, where samples come straight from the data or from layers that pass columns on (<see cref="LayerPlan.Columns"/>): its
    /// column, with its categories where it holds codes of categories. Empty elsewhere.
    /// </summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>The shape of one sample that <see cref="ILayer.Inner"/> gives; null for a layer that has none inside.</summary>
    public Shape? Inner { get; init; }

    /// <summary>How many members come in (<see cref="LayerPlan.Members"/>): the last dimension of the shape, if it is above 1.</summary>
    public int Members { get; init; } = 1;

    /// <summary>The dimensions of one sample, outermost first.</summary>
    public ImmutableArray<int> Dimensions => Shape.Dimensions;

    /// <summary>How many numbers one sample has.</summary>
    public int Size => Shape.Size;

    /// <summary>Samples of a shape.</summary>
    public static implicit operator LayerInput(Shape shape) => new(shape);

    /// <summary>Samples that are vectors of that many features.</summary>
    public static implicit operator LayerInput(int features) => new(features);

    /// <summary>The shape of one sample.</summary>
    public override string ToString() => Shape.ToString();
}
