using System.Globalization;

namespace FnnKit.Data;

/// <summary>
/// Samples of classes that are made, not read: the classes take turns, the features are called <c>x1</c>, <c>x2</c> and so on, and the target <c>class</c>.
/// The same seed makes the same samples on every machine.
/// </summary>
public abstract class GeneratedClasses : IDataLoader
{
    /// <summary>How many samples to make.</summary>
    [Range(2, 100_000_000)]
    public int Samples { get; set; } = 400;

    /// <summary>How many features a sample has.</summary>
    protected virtual int FeatureCount => 2;

    /// <summary>How many classes there are.</summary>
    protected virtual int ClassCount => 2;

    /// <inheritdoc/>
    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run<IDataSet>(() => Make(request.Random), cancellationToken);

    /// <summary>Makes the features of all samples.</summary>
    /// <param name="random">Random numbers.</param>
    /// <param name="features">Receives <c>[features, samples]</c>; sample i is of class <c>i % ClassCount</c>.</param>
    protected abstract void Fill(RandomStream random, Matrix<double> features);

    /// <summary>How far along its class a sample is, from 0 for the first to 1 for the last.</summary>
    protected double Position(int sample)
    {
        int members = (Samples - (sample % ClassCount) + ClassCount - 1) / ClassCount;
        return members > 1 ? (double)(sample / ClassCount) / (members - 1) : 0;
    }

    private ColumnDataSet Make(RandomStream random)
    {
        int features = FeatureCount;
        if ((long)features * Samples > Array.MaxLength)
            throw new DataException($"{Samples} samples of {features} features are more than {Array.MaxLength} numbers; make fewer.");
        double[] columns = new double[features * Samples];
        Fill(random, new Matrix<double>(columns, features, Samples));
        var target = new Column("class", [.. Enumerable.Range(0, ClassCount).Select(code => code.ToString(CultureInfo.InvariantCulture))]);
        return new ColumnDataSet(new DataSchema([.. Enumerable.Range(1, features).Select(number => new Column($"x{number}"))], [target]), columns, Samples);
    }
}
