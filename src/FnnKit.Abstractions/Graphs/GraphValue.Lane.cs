namespace FnnKit;

// The graph of a formula: each operation of a lane makes a node.
public readonly partial struct GraphValue : ILane<GraphValue>
{
    /// <summary>A number that does not change.</summary>
    public static implicit operator GraphValue(double value) => new(new GraphConstant([value], [], null));

    /// <inheritdoc/>
    public static GraphValue operator +(GraphValue a, GraphValue b) => OfNumbers("Add", a, b);

    /// <inheritdoc/>
    public static GraphValue operator -(GraphValue a, GraphValue b) => OfNumbers("Sub", a, b);

    /// <inheritdoc/>
    public static GraphValue operator *(GraphValue a, GraphValue b) => OfNumbers("Mul", a, b);

    /// <inheritdoc/>
    public static GraphValue operator /(GraphValue a, GraphValue b) => OfNumbers("Div", a, b);

    /// <inheritdoc/>
    public static GraphValue operator -(GraphValue a) => OfNumbers("Neg", a);

    /// <inheritdoc/>
    public static GraphValue operator <(GraphValue a, GraphValue b) => OfNumbers("Less", a, b);

    /// <inheritdoc/>
    public static GraphValue operator >(GraphValue a, GraphValue b) => OfNumbers("Greater", a, b);

    /// <inheritdoc/>
    public static GraphValue operator <=(GraphValue a, GraphValue b) => OfNumbers("LessOrEqual", a, b);

    /// <inheritdoc/>
    public static GraphValue operator >=(GraphValue a, GraphValue b) => OfNumbers("GreaterOrEqual", a, b);

    /// <inheritdoc/>
    /// <exception cref="GraphException">The mask is no comparison.</exception>
    public static GraphValue Select(GraphValue mask, GraphValue whenTrue, GraphValue whenFalse)
        => mask.IsTruth ? Call("Where", mask, Number(whenTrue), Number(whenFalse)) : throw new GraphException("it selects by a number instead of by a comparison");

    /// <inheritdoc/>
    public static GraphValue FusedMultiplyAdd(GraphValue a, GraphValue b, GraphValue c) => (a * b) + c;

    /// <inheritdoc/>
    public static GraphValue Abs(GraphValue x) => OfNumbers("Abs", x);

    /// <inheritdoc/>
    public static GraphValue Max(GraphValue a, GraphValue b) => OfNumbers("Max", a, b);

    /// <inheritdoc/>
    public static GraphValue Min(GraphValue a, GraphValue b) => OfNumbers("Min", a, b);

    /// <inheritdoc/>
    public static GraphValue Sqrt(GraphValue x) => OfNumbers("Sqrt", x);

    /// <inheritdoc/>
    public static GraphValue Exp(GraphValue x) => OfNumbers("Exp", x);

    /// <summary><c>e^x - 1</c>, for which there is no operation: near zero it is exact to a rounding of 1.</summary>
    public static GraphValue Expm1(GraphValue x) => Exp(x) - 1.0;

    /// <inheritdoc/>
    public static GraphValue Log(GraphValue x) => OfNumbers("Log", x);

    /// <summary><c>ln(1 + x)</c>, for which there is no operation: near zero it is exact to a rounding of 1.</summary>
    public static GraphValue Log1p(GraphValue x) => Log(1.0 + x);

    /// <inheritdoc/>
    public static GraphValue Tanh(GraphValue x) => OfNumbers("Tanh", x);

    /// <inheritdoc/>
    public static GraphValue Sigmoid(GraphValue x) => OfNumbers("Sigmoid", x);

    /// <summary><c>ln(1 + e^x)</c> out of what every program has in both precisions: near zero it is exact to a rounding of 1.</summary>
    public static GraphValue Softplus(GraphValue x) => Max(x, 0.0) + Log1p(Exp(-Abs(x)));

    /// <inheritdoc/>
    public static GraphValue Erf(GraphValue x) => OfNumbers("Erf", x);

    /// <inheritdoc/>
    public static GraphValue Sin(GraphValue x) => OfNumbers("Sin", x);

    /// <inheritdoc/>
    public static GraphValue Cos(GraphValue x) => OfNumbers("Cos", x);

    private bool IsTruth => Node is GraphOperation { GivesTruth: true };

    private static GraphValue OfNumbers(string operation, GraphValue a) => Call(operation, Number(a));

    private static GraphValue OfNumbers(string operation, GraphValue a, GraphValue b) => Call(operation, Number(a), Number(b));

    private static GraphValue Number(GraphValue value)
        => !value.IsTruth ? value : throw new GraphException("it takes a comparison for a number; comparisons are for Select alone");
}
