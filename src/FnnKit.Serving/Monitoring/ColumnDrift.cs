namespace FnnKit.Serving;

/// <summary>
/// How far the values of a column have moved from those of training: the population stability index,
/// <c>sum over groups of (now - then) · ln(now / then)</c>, of ten groups of numbers or of the categories. Below 0.1 is usual; above 0.25 the column has changed.
/// It looks at about the last 10,000 values, since older ones lose half of their weight each 5,000.
/// </summary>
/// <param name="profile">The column in training.</param>
internal sealed class ColumnDrift(TrainedColumn profile)
{
    private const int HalfLife = 5000;

    /// <summary>A share for groups that are empty, of which there is no logarithm.</summary>
    private const double Smallest = 1e-4;

    private readonly double[] _edges = [.. profile.Deciles.Distinct()];
    private readonly double[] _counts = new double[Groups(profile)];
    private readonly Lock _gate = new();
    private readonly double[] _expected = Expected(profile);
    private double _total;
    private int _sinceHalving;

    /// <summary>Whether training left something to compare with.</summary>
    public bool IsKnown => _counts.Length > 1;

    /// <summary>Adds a value: a number, or the code of a category.</summary>
    public void Add(double value)
    {
        if (!IsKnown || double.IsNaN(value))
            return;
        int group = profile.CategoryShares.Count > 0 ? (value < 0 ? _counts.Length - 1 : (int)value) : GroupOf(value);
        lock (_gate)
        {
            _counts[group]++;
            _total++;
            if (++_sinceHalving < HalfLife)
                return;
            _sinceHalving = 0;
            _total /= 2;
            for (int i = 0; i < _counts.Length; i++)
                _counts[i] /= 2;
        }
    }

    /// <summary>The index; null before there are a hundred values.</summary>
    public double? Compute()
    {
        lock (_gate)
        {
            if (!IsKnown || _total < 100)
                return null;
            double sum = 0;
            for (int i = 0; i < _counts.Length; i++)
            {
                double now = Math.Max(_counts[i] / _total, Smallest), then = Math.Max(_expected[i], Smallest);
                sum += (now - then) * Logarithm(now / then);
            }

            return sum;
        }
    }

    private int GroupOf(double value)
    {
        int place = Array.BinarySearch(_edges, value);
        return place < 0 ? ~place : place + 1;
    }

    private static double Logarithm(double value) => Scalar.Log(value);

    /// <summary>Categories have one more group, for those that training never saw.</summary>
    private static int Groups(TrainedColumn profile)
        => profile.CategoryShares.Count > 0 ? profile.CategoryShares.Count + 1 : profile.Deciles.Count == 0 ? 0 : profile.Deciles.Distinct().Count() + 1;

    private static double[] Expected(TrainedColumn profile)
    {
        if (profile.CategoryShares.Count > 0)
            return [.. profile.CategoryShares, 0];
        // Deciles that are equal make one group of several tenths, which ends before the value they share.
        double[] expected = new double[Groups(profile)];
        int group = 0;
        for (int i = 0; i <= profile.Deciles.Count && expected.Length > 0; i++)
        {
            if (i > 0 && (i == 1 || profile.Deciles[i - 1] != profile.Deciles[i - 2]))
                group++;
            expected[group] += 0.1;
        }

        return expected;
    }
}
