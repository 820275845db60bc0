namespace FnnKit.Plotting;

/// <summary>A range of values along one side of a chart, with ticks that people can read. Values that are no finite numbers do not count.</summary>
public sealed class Axis
{
    private const int MostSteps = 5;
    private const double SmallestNumber = 1e-290, Narrowest = 1e-12;

    private readonly double _from;
    private readonly double _to;

    private Axis(double min, double max, IReadOnlyList<Tick> ticks, bool isLogarithmic = false)
    {
        Min = min;
        Max = max;
        Ticks = ticks;
        IsLogarithmic = isLogarithmic;
        (_from, _to) = (Place(min), Place(max));
    }

    /// <summary>Where it starts.</summary>
    public double Min { get; }

    /// <summary>Where it ends.</summary>
    public double Max { get; }

    /// <summary>The marked values, from the least to the greatest; all lie within the range.</summary>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Whether equal lengths stand for equal ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>An axis that starts and ends at a tick.</summary>
    /// <param name="values">What it has to cover.</param>
    public static Axis Covering(IEnumerable<double> values)
    {
        var (min, max) = Range(values);
        var step = TickStep.AtLeast((max / MostSteps) - (min / MostSteps));
        return Stepped(step, step.At(step.Below(min)), step.At(step.Above(max)));
    }

    /// <summary>An axis that ends where the values end, and has its ticks in between.</summary>
    /// <param name="values">What it has to cover.</param>
    /// <param name="margin">How much further it reaches at either end, as a share of the range.</param>
    public static Axis Fitting(IEnumerable<double> values, double margin = 0)
    {
        var (min, max) = Range(values);
        double beyond = margin * (max - min);
        return Stepped(TickStep.AtLeast((max / MostSteps) - (min / MostSteps)), min - beyond, max + beyond);
    }

    /// <summary>An axis for whole numbers: it ends where they end, and its ticks are whole numbers too.</summary>
    /// <param name="values">What it has to cover.</param>
    public static Axis Counting(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double min = finite.Length == 0 ? 0 : Math.Floor(finite.Min()), max = finite.Length == 0 ? 1 : Math.Ceiling(finite.Max());
        if (min == max)
            (min, max) = (min - 1, max + 1);
        return Stepped(TickStep.AtLeast(Math.Max(1, (max - min) / MostSteps)), min, max);
    }

    /// <summary>An axis on which each power of ten is equally long; values that are not above zero do not count.</summary>
    /// <param name="values">What it has to cover.</param>
    public static Axis Logarithmic(IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(value => double.IsFinite(value) && value >= SmallestNumber)];
        double min = positive.Length == 0 ? 0.1 : positive.Min(), max = positive.Length == 0 ? 1 : positive.Max();
        int first = (int)Math.Floor(Math.Log10(min)), last = (int)Math.Floor(Math.Log10(max));
        var steps = Enumerable.Range(first, last - first + 2).SelectMany(TickStep.InDecade).ToList();
        int from = steps.FindLastIndex(step => step.At(1) <= min * (1 + Narrowest)), to = steps.FindIndex(step => step.At(1) >= max * (1 - Narrowest));
        (from, to) = (Math.Max(from, 0), to < 0 ? steps.Count - 1 : to);
        if (from == to)
            (from, to) = (Math.Max(from - 1, 0), Math.Min(to + 1, steps.Count - 1));
        int decades = (to - from) / 3, every = (decades / (MostSteps + 1)) + 1;
        var marked = steps[from..(to + 1)].Where(step => decades < 2 || (step.Factor == 1 && step.Exponent % every == 0));
        var ticks = marked.Select(step => new Tick(step.At(1), step.Label(step.At(1), step.At(1))));
        return new Axis(steps[from].At(1), steps[to].At(1), [.. ticks], isLogarithmic: true);
    }

    /// <summary>Whether a value has a place on the axis.</summary>
    public bool Holds(double value) => double.IsFinite(value) && (!IsLogarithmic || value >= SmallestNumber);

    /// <summary>Where a value lies: 0 at the start of the axis, 1 at its end.</summary>
    public double Share(double value) => (Place(value) - _from) / (_to - _from);

    private static Axis Stepped(TickStep step, double min, double max)
    {
        double first = step.Above(min), count = step.Below(max) - first + 1;
        double largest = Math.Max(Math.Abs(min), Math.Abs(max));
        var values = Enumerable.Range(0, (int)count).Select(i => step.At(first + i));
        return new Axis(min, max, [.. values.Select(value => new Tick(value, step.Label(value, largest)))]);
    }

    /// <summary>The range of the values, widened where it is too narrow to be divided.</summary>
    private static (double Min, double Max) Range(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return (0, 1);
        double min = finite.Min(), max = finite.Max(), largest = Math.Max(Math.Abs(min), Math.Abs(max));
        if (largest < SmallestNumber)
            return (0, 1);
        return max - min > largest * Narrowest ? (min, max) : (min - (0.1 * largest), max + (0.1 * largest));
    }

    private double Place(double value) => IsLogarithmic ? Math.Log10(value) : value;
}
