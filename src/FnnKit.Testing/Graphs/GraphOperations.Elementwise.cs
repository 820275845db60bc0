namespace FnnKit.Testing;

/// <summary>The operations of ONNX that graphs of parts are made of. Each gives null for what is none of its own.</summary>
internal static partial class GraphOperations
{
    public static IReadOnlyList<GraphTensor>? Elementwise(GraphCall call)
    {
        if (Unary(call.Name) is { } unary)
            return [call.X.Map(unary)];
        return Combination(call.Name) is { } function ? [GraphTensor.Combine([.. call.Inputs.OfType<GraphTensor>()], function)] : null;
    }

    private static Func<double, double>? Unary(string operation) => operation switch
    {
        "Identity" or "Cast" or "Dropout" => static x => x,
        "Neg" => static x => -x,
        "Abs" => Math.Abs,
        "Sqrt" => Math.Sqrt,
        "Exp" => Math.Exp,
        "Log" => Math.Log,
        "Tanh" => Math.Tanh,
        "Sigmoid" => static x => 1 / (1 + Math.Exp(-x)),
        "Softplus" => static x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        "Erf" => Erf,
        "Sin" => Math.Sin,
        "Cos" => Math.Cos,
        "Relu" => static x => Math.Max(x, 0),
        "Floor" => Math.Floor,
        "Ceil" => Math.Ceiling,
        "Reciprocal" => static x => 1 / x,
        "Sign" => static x => Math.Sign(x),
        "Not" => static x => x == 0 ? 1 : 0,
        "IsNaN" => static x => double.IsNaN(x) ? 1 : 0,
        "IsInf" => static x => double.IsInfinity(x) ? 1 : 0,
        _ => null,
    };

    private static Func<double[], double>? Combination(string operation) => operation switch
    {
        "Add" => static x => x[0] + x[1],
        "Sub" => static x => x[0] - x[1],
        "Mul" => static x => x[0] * x[1],
        "Div" => static x => x[0] / x[1],
        "Pow" => static x => Math.Pow(x[0], x[1]),
        "Max" => static x => x.Aggregate(Math.Max),
        "Min" => static x => x.Aggregate(Math.Min),
        "Less" => static x => x[0] < x[1] ? 1 : 0,
        "LessOrEqual" => static x => x[0] <= x[1] ? 1 : 0,
        "Greater" => static x => x[0] > x[1] ? 1 : 0,
        "GreaterOrEqual" => static x => x[0] >= x[1] ? 1 : 0,
        "Equal" => static x => x[0] == x[1] ? 1 : 0,
        "And" => static x => x[0] != 0 && x[1] != 0 ? 1 : 0,
        "Or" => static x => x[0] != 0 || x[1] != 0 ? 1 : 0,
        "Where" => static x => x[0] != 0 ? x[1] : x[2],
        _ => null,
    };

    /// <summary><c>2/√π e^(-x²) Σ 2^n x^(2n+1) / (2n+1)!!</c>, whose terms are all of one sign.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
