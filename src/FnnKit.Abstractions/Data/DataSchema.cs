namespace FnnKit;

/// <summary>What a data set holds: the columns of its features, their shape, and its targets.</summary>
public sealed class DataSchema
{
    /// <summary>Describes a data set.</summary>
    /// <param name="features">The columns that go into a network.</param>
    /// <param name="targets">One column of categories (classes), or one or more columns of numbers.</param>
    /// <param name="shape">The shape of one sample's features; by default a vector.</param>
    /// <exception cref="DataException">There are no features or no targets, or the targets mix classes and numbers.</exception>
    public DataSchema(IReadOnlyList<Column> features, IReadOnlyList<Column> targets, Shape? shape = null)
    {
        if (features.Count == 0)
            throw new DataException("The data has no feature columns: a network needs at least one number to work from.");
        if (targets.Count == 0)
            throw new DataException("The data has no target column: say which column the network is to learn.");
        if (targets.Count > 1 && targets.Any(column => column.IsCategory))
            throw new DataException("The data has several target columns of which one holds classes; give one column of classes, or columns of numbers alone.");
        Features = features;
        Targets = targets;
        FeatureShape = shape ?? features.Count;
        if (FeatureShape.Size != features.Count)
            throw new DataException($"The features have the shape {FeatureShape}, which is {FeatureShape.Size} numbers, but there are {features.Count} columns.");
    }

    /// <summary>The columns that go into a network.</summary>
    public IReadOnlyList<Column> Features { get; }

    /// <summary>The columns that a network is to learn.</summary>
    public IReadOnlyList<Column> Targets { get; }

    /// <summary>The shape of one sample's features.</summary>
    public Shape FeatureShape { get; }

    /// <summary>Whether the targets are classes or numbers.</summary>
    public TargetKind TargetKind => Targets[0].IsCategory ? TargetKind.Classes : TargetKind.Numbers;

    /// <summary>What a reader of data for this schema does with categories that the schema does not name. Classes that it does not name are always an error.</summary>
    public UnknownCategories UnknownCategories { get; init; }

    /// <summary>The names of the classes; empty where the targets are numbers.</summary>
    public IReadOnlyList<string> Classes => Targets[0].Categories ?? [];
}
