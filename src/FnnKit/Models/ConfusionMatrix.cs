namespace FnnKit;

/// <summary>How many samples of each class a model takes for which, and what follows from that for each class.</summary>
public sealed class ConfusionMatrix
{
    private const int ChunkSize = 1024;

    /// <summary>Only pairs that occur, so that thousands of classes take no memory for millions of empty pairs.</summary>
    private readonly Dictionary<(int Actual, int Predicted), int> _counts = [];
    private readonly long[] _support;
    private readonly long[] _predicted;

    private ConfusionMatrix(IReadOnlyList<string> classes)
    {
        Classes = classes;
        (_support, _predicted) = (new long[classes.Count], new long[classes.Count]);
    }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many samples of the class of a row were taken for the class of a column.</summary>
    public int this[int actual, int predicted] => _counts.GetValueOrDefault((actual, predicted));

    /// <summary>The pairs that occur, by actual and then by predicted class.</summary>
    public IEnumerable<(int Actual, int Predicted, int Count)> Pairs
        => _counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Actual, pair.Key.Predicted, pair.Value));

    /// <summary>How many samples there are.</summary>
    public long Samples => _support.Sum();

    /// <summary>How many samples were taken for what they are.</summary>
    public long Right => Enumerable.Range(0, Classes.Count).Sum(label => (long)this[label, label]);

    /// <summary>Counts what a model makes of samples.</summary>
    /// <param name="model">A classifier.</param>
    /// <param name="data">Data with targets.</param>
    /// <param name="samples">Which of its samples to count.</param>
    /// <exception cref="DataException">A feature is no finite number.</exception>
    public static ConfusionMatrix Compute(Model model, IDataSet data, IEnumerable<int> samples)
    {
        var counts = new ConfusionMatrix(model.Classes);
        foreach (int[] chunk in samples.Chunk(ChunkSize))
        {
            double[] columns = new double[chunk.Length * model.FeatureCount], codes = new double[chunk.Length];
            double[] outputs = new double[chunk.Length * model.OutputCount];
            data.Read(chunk, new Matrix<double>(columns, model.FeatureCount, chunk.Length), new Matrix<double>(codes, 1, chunk.Length));
            model.Predict(Rows(columns, chunk.Length), outputs.AsSpan());
            for (int i = 0; i < chunk.Length; i++)
                counts.Add((int)codes[i], model.ClassOf(outputs.AsSpan(i * model.OutputCount, model.OutputCount)));
        }

        return counts;
    }

    /// <summary>How many samples are of a class.</summary>
    public long Support(int label) => _support[label];

    /// <summary>The share of those taken for a class that are of it; NaN where none were.</summary>
    public double Precision(int label) => this[label, label] / (double)_predicted[label];

    /// <summary>The share of a class that was found; NaN where there is none of it.</summary>
    public double Recall(int label) => this[label, label] / (double)Support(label);

    /// <summary>The harmonic mean of precision and recall: <c>2 · right / (predicted + support)</c>; NaN where the class does not occur.</summary>
    public double F1(int label) => 2.0 * this[label, label] / (_predicted[label] + Support(label));

    /// <summary>The counts as a table.</summary>
    public int[,] ToArray()
    {
        int[,] counts = new int[Classes.Count, Classes.Count];
        foreach (var (actual, predicted, count) in Pairs)
            counts[actual, predicted] = count;
        return counts;
    }

    private void Add(int actual, int predicted)
    {
        _counts[(actual, predicted)] = this[actual, predicted] + 1;
        _support[actual]++;
        _predicted[predicted]++;
    }

    private static double[] Rows(double[] columns, int count)
    {
        double[] rows = new double[columns.Length];
        int features = columns.Length / count;
        for (int i = 0; i < rows.Length; i++)
            rows[i] = columns[(i % features * count) + (i / features)];
        return rows;
    }
}
