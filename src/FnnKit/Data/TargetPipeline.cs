namespace FnnKit;

/// <summary>
/// The transforms of the targets, fitted on the training part alone. Predictions pass through their inverses, and metrics are computed in the unit of the data;
/// the loss is computed on the transformed targets.
/// </summary>
public sealed class TargetPipeline
{
    private const double Closeness = 1e-6;

    /// <summary>Joins transforms that are fitted already.</summary>
    /// <param name="steps">The transforms, in order; each has an inverse.</param>
    public TargetPipeline(IReadOnlyList<FittedTransform> steps) => Steps = steps;

    /// <summary>A pipeline without transforms.</summary>
    public static TargetPipeline None { get; } = new([]);

    /// <summary>The transforms, in order.</summary>
    public IReadOnlyList<FittedTransform> Steps { get; }

    /// <summary>What the outputs of the network mean.</summary>
    public OutputMeaning Output { get; init; }

    /// <summary>What probabilities of classes are calibrated with; 1 for nothing.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Whether there are no transforms.</summary>
    public bool IsEmpty => Steps.Count == 0;

    /// <summary>Fits transforms one after the other, each on the targets of the training part as the transforms before it return them.</summary>
    /// <exception cref="DataException">The targets are classes, or a transform has no inverse.</exception>
    public static TargetPipeline Fit(IDataSet data, ReadOnlySpan<int> training, IReadOnlyList<ITransform> transforms)
    {
        if (transforms.Count == 0)
            return None;
        if (data.Schema.TargetKind == TargetKind.Classes)
            throw new DataException($"'Data:TargetTransforms' is for targets of numbers, but '{data.Schema.Targets[0].Name}' holds classes ({NameList.Format(data.Schema.Classes, 5)}); leave it out.");
        var table = ColumnTable.ReadTargets(data, training);
        FiniteCheck.OfData(table.Values, table.Columns, 0);
        var steps = new List<FittedTransform>();
        foreach (var transform in transforms)
        {
            string name = PartIdentity.Get(transform).Name;
            if (transform is not IInvertibleTransform invertible || transform.Plan(table.Columns).Count != table.Columns.Count)
                throw new DataException($"The transform '{name}' has no inverse, so predictions cannot be converted back to the unit of the target; choose a transform that can be inverted.");
            var step = new FittedTransform(transform, table.Columns, transform.Fit(table.Columns, table));
            steps.Add(step);
            var before = table;
            table = table.Apply(step);
            CheckInverse(invertible, name, before, table, step.Fitted);
            if (!Reductions.AllFinite<double>(step.Fitted) || !Reductions.AllFinite<double>(table.Values.Values))
                throw new DataException($"The transform '{name}' turns a target into a value that is not finite; check the targets for extreme values.");
        }

        return new TargetPipeline(steps);
    }

    /// <summary>Transforms targets in place.</summary>
    public void Apply(Matrix<double> targets)
    {
        if (IsEmpty)
            return;
        double[] copy = new double[targets.Values.Length];
        foreach (var step in Steps)
        {
            targets.Values.CopyTo(copy);
            step.Transform.Apply(step.Columns, step.Fitted, new(copy, targets.Rows, targets.Columns), targets);
        }
    }

    /// <summary>Whether predictions differ from the outputs of the network.</summary>
    internal bool ConvertsOutputs => !IsEmpty || Temperature != 1 || Output.NeedsConversion();

    /// <summary>The same transforms after outputs of another meaning.</summary>
    internal TargetPipeline After(OutputMeaning output) => new(Steps) { Output = output, Temperature = Temperature };

    /// <summary>The same transforms with calibrated probabilities.</summary>
    internal TargetPipeline With(double temperature) => new(Steps) { Output = Output, Temperature = temperature };

    /// <summary>Converts the outputs of the network to predictions, in place: probabilities of classes, or numbers in the unit of the data.</summary>
    /// <param name="outputs">The outputs, <c>[outputs, samples]</c>.</param>
    public void ToPredictions(Matrix<double> outputs)
    {
        OutputScale.Convert(Output, outputs);
        FnnKit.Temperature.Apply(Temperature, outputs);
        InverseTransform(outputs);
    }

    /// <summary>Converts predictions or transformed targets back to the unit of the data, in place.</summary>
    public void InverseTransform(Matrix<double> values)
    {
        for (int i = Steps.Count - 1; i >= 0; i--)
            ((IInvertibleTransform)Steps[i].Transform).InverseTransform(Steps[i].Columns, Steps[i].Fitted, values, values);
    }

    /// <summary>Checks that the inverse of a transform returns the targets: a factor of zero, for example, makes all of them equal.</summary>
    private static void CheckInverse(IInvertibleTransform transform, string name, ColumnTable before, ColumnTable after, double[] fitted)
    {
        double[] inverted = new double[before.Values.Values.Length];
        transform.InverseTransform(before.Columns, fitted, after.Values, new(inverted, before.Columns.Count, before.Count));
        for (int i = 0; i < inverted.Length; i++)
        {
            double target = before.Values.Values[i];
            if (!(Math.Abs(inverted[i] - target) <= Closeness * Math.Max(1, Math.Abs(target))))
                throw new DataException($"The transform '{name}' turns the target {target:G6} into {after.Values.Values[i]:G6}, and its inverse returns {inverted[i]:G6}; change its options, or choose another transform.");
        }
    }
}
