namespace FnnKit;

/// <summary>The settings that a search varies. A point has one value for each: a number, or the index of a choice, and NaN for a setting that does not exist in it.</summary>
/// <param name="Parameters">The settings, each behind the one that its condition names.</param>
public sealed record SearchSpace(IReadOnlyList<SearchParameter> Parameters)
{
    /// <summary>Whether a parameter exists in a point.</summary>
    /// <param name="parameter">The index of the parameter.</param>
    /// <param name="point">The point; only earlier values are looked at.</param>
    public bool IsActive(int parameter, IReadOnlyList<double> point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Parameters[parameter].Condition is not { } condition
            || (!double.IsNaN(point[condition.Parameter]) && condition.Choices.Contains((int)point[condition.Parameter]));
    }

    /// <summary>Makes a point from shares of the ranges.</summary>
    /// <param name="share">Gives the share, from 0 to 1, of a parameter by its index.</param>
    public double[] Create(Func<int, double> share)
    {
        ArgumentNullException.ThrowIfNull(share);
        double[] point = new double[Parameters.Count];
        for (int i = 0; i < point.Length; i++)
            point[i] = IsActive(i, point) ? Parameters[i].At(share(i)) : double.NaN;
        return point;
    }
}
