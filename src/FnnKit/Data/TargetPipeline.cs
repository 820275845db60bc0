namespace FnnKit;

/// <summary>
/// The transforms between the targets of the data and what the network learns, fitted on the training part alone. Predictions go back through them, and metrics
/// are computed in the unit of the data; the loss is that of what the network learns.
/// </summary>
public sealed class TargetPipeline
{
    private const double Closeness = 1e-6;

    /// <summary>Joins transforms that are fitted already.</summary>
    /// <param name="steps">The transforms, in order; each can be undone.</param>
    public TargetPipeline(IReadOnlyList<FittedTransform> steps) => Steps = steps;

    /// <summary>Targets as they are.</summary>
    public static TargetPipeline None { get; } = new([]);

    /// <summary>The transforms, in order.</summary>
    public IReadOnlyList<FittedTransform> Steps { get; }

    /// <summary>Whether targets stay as they are.</summary>
    public bool IsEmpty => Steps.Count == 0;

    /// <summary>Fits transforms one after the other, each on what the ones before it make of the targets of the training part.</summary>
    /// <exception cref="DataException">The targets are classes, or a transform cannot be undone.</exception>
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
                throw new DataException($"The transform '{name}' cannot be undone, so predictions could not be brought back to the unit of the target; take one that can, such as 'standardize', 'min-max' or 'log'.");
            var step = new FittedTransform(transform, table.Columns, transform.Fit(table.Columns, table));
            steps.Add(step);
            var before = table;
            table = table.Apply(step);
            CheckInverse(invertible, name, before, table, step.Fitted);
            if (!Reductions.AllFinite<double>(step.Fitted) || !Reductions.AllFinite<double>(table.Values.Values))
                throw new DataException($"The transform '{name}' makes something that is no finite number of a target; look for extreme values.");
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

    /// <summary>Brings what the network predicts, or is to predict, back to the unit of the data, in place.</summary>
    public void InverseTransform(Matrix<double> values)
    {
        for (int i = Steps.Count - 1; i >= 0; i--)
            ((IInvertibleTransform)Steps[i].Transform).InverseTransform(Steps[i].Columns, Steps[i].Fitted, values, values);
    }

    /// <summary>What a transform makes of the targets has to lead back to them: multiplied by zero, all are alike.</summary>
    private static void CheckInverse(IInvertibleTransform transform, string name, ColumnTable before, ColumnTable after, double[] fitted)
    {
        double[] undone = new double[before.Values.Values.Length];
        transform.InverseTransform(before.Columns, fitted, after.Values, new(undone, before.Columns.Count, before.Count));
        for (int i = 0; i < undone.Length; i++)
        {
            double target = before.Values.Values[i];
            if (!(Math.Abs(undone[i] - target) <= Closeness * Math.Max(1, Math.Abs(target))))
                throw new DataException($"The transform '{name}' makes {after.Values.Values[i]:G6} of the target {target:G6}, which leads back to {undone[i]:G6}; give it other options, or take another one.");
        }
    }
}
