namespace FnnKit;

/// <summary>The transforms between the columns of the data and the inputs of the network, fitted on the training part alone.</summary>
public sealed class FeaturePipeline
{
    private readonly int _widest;

    /// <summary>Joins transforms that are fitted already.</summary>
    /// <param name="schema">What the data holds.</param>
    /// <param name="steps">The transforms, in order.</param>
    /// <exception cref="DataException">A transform cannot work on its columns.</exception>
    public FeaturePipeline(DataSchema schema, IReadOnlyList<FittedTransform> steps)
    {
        Schema = schema;
        Steps = steps;
        Output = steps.Count == 0 ? schema.Features : steps[^1].Transform.Plan(steps[^1].Columns);
        _widest = Math.Max(schema.Features.Count, steps.Select(step => step.Transform.Plan(step.Columns).Count).DefaultIfEmpty().Max());
        Shape = Output.Count == schema.Features.Count ? schema.FeatureShape : Output.Count;
    }

    /// <summary>What the data holds.</summary>
    public DataSchema Schema { get; }

    /// <summary>The transforms, in order.</summary>
    public IReadOnlyList<FittedTransform> Steps { get; }

    /// <summary>The columns that go into the network.</summary>
    public IReadOnlyList<Column> Output { get; }

    /// <summary>The shape of one sample that goes into the network.</summary>
    public Shape Shape { get; }

    /// <summary>The transforms of the targets.</summary>
    public TargetPipeline Targets { get; init; } = TargetPipeline.None;

    /// <summary>The samples that go into the network.</summary>
    internal LayerInput Input => new(Shape) { Columns = Output };

    /// <summary>How many numbers of scratch <see cref="Apply"/> needs for each sample.</summary>
    public int ScratchPerSample => Steps.Count == 0 ? 0 : 2 * _widest;

    /// <summary>Fits transforms one after the other, each on what the ones before it make of the training part.</summary>
    public static FeaturePipeline Fit(IDataSet data, ReadOnlySpan<int> training, IReadOnlyList<ITransform> transforms, TargetPipeline? targets = null)
    {
        var pipeline = new FeaturePipeline(data.Schema, []);
        int[] samples = transforms.Count > 0 ? training.ToArray() : [];
        foreach (var transform in transforms)
        {
            var step = new FittedTransform(transform, pipeline.Output, transform.Fit(pipeline.Output, new TrainingColumns(data, samples, pipeline)));
            if (!Reductions.AllFinite<double>(step.Fitted))
                throw new DataException($"The transform '{PartIdentity.Get(transform).Name}' computed a value that is not finite: the sums or squares of a column overflow. Check the data for extreme values, or leave the column out.");
            pipeline = new FeaturePipeline(data.Schema, [.. pipeline.Steps, step]);
        }

        return new FeaturePipeline(data.Schema, pipeline.Steps) { Targets = targets ?? TargetPipeline.None };
    }

    /// <summary>The same transforms before a network whose outputs have a known meaning.</summary>
    internal FeaturePipeline Before(OutputMeaning output) => new(Schema, Steps) { Targets = Targets.After(output) };

    /// <summary>The same transforms before a network whose probabilities are calibrated.</summary>
    internal FeaturePipeline With(double temperature) => new(Schema, Steps) { Targets = Targets.With(temperature) };

    /// <summary>Runs a batch through all transforms.</summary>
    /// <param name="x">The columns of the data, <c>[columns, samples]</c>.</param>
    /// <param name="scratch">Room for <see cref="ScratchPerSample"/> numbers a sample.</param>
    /// <returns>The inputs of the network, in <paramref name="x"/> or in <paramref name="scratch"/>.</returns>
    public Matrix<double> Apply(Matrix<double> x, Span<double> scratch)
    {
        int half = _widest * x.Columns;
        for (int i = 0; i < Steps.Count; i++)
        {
            int rows = i + 1 < Steps.Count ? Steps[i + 1].Columns.Count : Output.Count;
            var y = new Matrix<double>(scratch.Slice(i % 2 * half, rows * x.Columns), rows, x.Columns);
            Steps[i].Transform.Apply(Steps[i].Columns, Steps[i].Fitted, x, y);
            x = y;
        }

        MarkMissingCategories(x);
        return x;
    }

    /// <summary>Gives categories that are still missing the code of unknown ones, because a network takes no NaN.</summary>
    private void MarkMissingCategories(Matrix<double> x)
    {
        for (int row = 0; row < x.Rows; row++)
        {
            if (!Output[row].IsCategory)
                continue;
            foreach (ref double code in x[row])
                code = double.IsNaN(code) ? Column.Unknown : code;
        }
    }

    /// <summary>The same pipeline for data of the same columns, with another rule for unknown categories.</summary>
    internal FeaturePipeline With(UnknownCategories unknown) => Schema.UnknownCategories == unknown ? this
        : new(new DataSchema(Schema.Features, Schema.Targets, Schema.FeatureShape) { UnknownCategories = unknown }, Steps) { Targets = Targets };

    /// <summary>Determines whether a value of a column that is missing is filled in, so that the network gets numbers.</summary>
    /// <param name="column">The place of the column.</param>
    public bool FillsIn(int column)
    {
        double[] sample = new double[Schema.Features.Count];
        sample[column] = double.NaN;
        try
        {
            return Reductions.AllFinite<double>(Apply(new Matrix<double>(sample, sample.Length, 1), new double[ScratchPerSample]).Values);
        }
        catch (DataException)
        {
            return false;
        }
    }

    /// <summary>Runs a sample of zeros through all transforms and back, so that what was learned is known to fit them before anybody relies on it.</summary>
    /// <param name="outputs">How many outputs the network has.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    internal void Try(int outputs)
    {
        _ = Apply(new Matrix<double>(new double[Schema.Features.Count], Schema.Features.Count, 1), new double[ScratchPerSample]);
        Targets.ToPredictions(new Matrix<double>(new double[outputs], outputs, 1));
    }
}
