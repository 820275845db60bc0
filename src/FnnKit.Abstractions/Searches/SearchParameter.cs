namespace FnnKit;

/// <summary>One setting that a search varies.</summary>
/// <param name="Name">The path of the setting, such as <c>Optimizer:LearningRate</c>.</param>
/// <param name="Kind">What its values are.</param>
public sealed record SearchParameter(string Name, ParameterKind Kind)
{
    /// <summary>The smallest value of a number or an integer.</summary>
    public double From { get; init; }

    /// <summary>The largest value of a number or an integer.</summary>
    public double To { get; init; } = 1;

    /// <summary>The distance of two neighbouring integers.</summary>
    public double Step { get; init; } = 1;

    /// <summary>Whether equal ratios count as equal distances.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The number of choices.</summary>
    public int Choices { get; init; }

    /// <summary>The choices of an earlier parameter under which this one exists; null if it always does.</summary>
    public SearchCondition? Condition { get; init; }

    /// <summary>The number of different values; 0 for numbers, which have no such limit.</summary>
    public int Count => Kind switch
    {
        ParameterKind.Choice => Choices,
        ParameterKind.Integer => (int)Math.Min(int.MaxValue, Math.Floor((To - From) / Step) + 1),
        _ => 0,
    };

    /// <summary>Gets the value at a share of the range.</summary>
    /// <param name="share">From 0 to 1. Equal parts of it go to each integer and each choice.</param>
    /// <returns>A number, an integer, or the index of a choice.</returns>
    public double At(double share)
    {
        if (Kind == ParameterKind.Choice)
            return Math.Min(Math.Floor(share * Choices), Choices - 1);
        if (Kind == ParameterKind.Number)
            return Math.Clamp(IsLogarithmic ? Scalar.Exp(Lerp(Scalar.Log(From), Scalar.Log(To), share)) : Lerp(From, To, share), From, To);
        double half = Step / 2;
        double value = IsLogarithmic ? Scalar.Exp(Lerp(Scalar.Log(From - Math.Min(half, From / 2)), Scalar.Log(To + half), share)) : Lerp(From - half, To + half, share);
        return Round(value);
    }

    /// <summary>Gets the nearest value that the parameter can have.</summary>
    public double Round(double value)
    {
        if (Kind == ParameterKind.Number)
            return Math.Clamp(value, From, To);
        double low = Kind == ParameterKind.Choice ? 0 : From, step = Kind == ParameterKind.Choice ? 1 : Step;
        return low + (step * Math.Clamp(Math.Round((value - low) / step, MidpointRounding.AwayFromZero), 0, Count - 1));
    }

    private static double Lerp(double from, double to, double share) => from + (share * (to - from));
}
