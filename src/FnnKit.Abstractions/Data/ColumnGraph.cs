namespace FnnKit;

/// <summary>
/// The graph of a transform that works column by column. Neighbours whose formulas differ in their coefficients alone are computed together, with a list of
/// coefficients in place of each, so that a thousand columns take no more operations than one.
/// </summary>
internal sealed class ColumnGraph(int columns)
{
    private readonly List<(int Start, List<GraphValue> Values)> _runs = [];
    private int _count;

    /// <summary>The values of a column, for its formula to work on.</summary>
    public GraphValue Column { get; } = GraphValue.Input(1);

    /// <summary>Adds what the next column becomes.</summary>
    public void Add(GraphValue value)
    {
        if (_runs.Count > 0 && new Pairing().AreAlike(_runs[^1].Values[0], value))
            _runs[^1].Values.Add(value);
        else
            _runs.Add((_count, [value]));
        _count++;
    }

    /// <summary>What all columns become, of values <c>[batch, columns]</c>.</summary>
    public GraphValue Over(GraphValue x)
    {
        var pieces = new List<GraphValue>();
        foreach (var (start, values) in _runs)
        {
            var input = values.Count == columns ? x : x.Features(start, values.Count);
            pieces.Add(new Merging(Column.Node!, input).Merge([.. values]));
        }

        return GraphValue.Concatenate(pieces);
    }

    /// <summary>Whether two graphs differ in single numbers alone. What is used twice is compared once.</summary>
    private sealed class Pairing
    {
        private readonly Dictionary<GraphNode, GraphNode> _paired = [];

        public bool AreAlike(GraphValue a, GraphValue b) => a.Index == b.Index && AreAlike(a.Node, b.Node);

        private bool AreAlike(GraphNode? a, GraphNode? b)
        {
            if (a is null || b is null)
                return a == b;
            if (_paired.TryGetValue(a, out var other))
                return other == b;
            _paired[a] = b;
            return (a, b) switch
            {
                (GraphInput, GraphInput) => a == b,
                (GraphConstant first, GraphConstant second) => first.Dimensions.IsEmpty && second.Dimensions.IsEmpty,
                (GraphOperation first, GraphOperation second) => first.IsElementwise && first.Name == second.Name && first.Inputs.Length == second.Inputs.Length
                    && first.Inputs.Zip(second.Inputs).All(pair => AreAlike(pair.First, pair.Second)),
                _ => false,
            };
        }
    }

    /// <summary>Makes one graph of alike ones.</summary>
    private sealed class Merging(GraphNode column, GraphValue input)
    {
        private readonly Dictionary<GraphNode, GraphOperation> _merged = [];

        public GraphValue Merge(GraphValue[] alike) => alike[0].Node switch
        {
            GraphConstant => Coefficients(alike),
            GraphOperation operation => new(Merge(operation, alike), alike[0].Index),
            GraphNode node when node == column => input,
            _ => alike[0],
        };

        private GraphOperation Merge(GraphOperation operation, GraphValue[] alike)
        {
            if (_merged.TryGetValue(operation, out var merged))
                return merged;
            var inputs = operation.Inputs.Select((_, index) => Merge([.. alike.Select(value => ((GraphOperation)value.Node!).Inputs[index])]));
            return _merged[operation] = new(operation.Name, [.. inputs], operation.Attributes, operation.OutputCount);
        }

        private static GraphValue Coefficients(GraphValue[] alike)
        {
            if (alike.Length == 1)
                return alike[0];
            double[] numbers = [.. alike.Select(value => ((GraphConstant)value.Node!).Values[0])];
            return numbers.AsSpan().ContainsAnyExcept(numbers[0]) ? GraphValue.Constant(numbers, numbers.Length) : alike[0];
        }
    }
}
