namespace FnnKit.Presets;

/// <summary>The layer with which a recipe turns each number into several, so that the network can bend sharply at some values.</summary>
internal static class NumberEmbedding
{
    /// <summary>With more numbers than this, embedding each of them costs more than it brings.</summary>
    private const int MostNumbers = 64;

    /// <summary>With fewer samples, a single network learns them by heart.</summary>
    private const int FewestSamples = 800;

    private const int Dimension = 8, Bins = 16;

    /// <summary>Whether a network without members, whose mean forgets what one of them learns by heart, has samples enough.</summary>
    public static bool FitsSingle(ColumnPlan columns, TargetPlan target) => Fits(columns) && target.Data.Count >= FewestSamples;

    /// <summary>Whether numbers are embedded.</summary>
    public static bool Fits(ColumnPlan columns) => columns.NumberCount is > 0 and <= MostNumbers;

    /// <summary>The number of inputs of the layer behind it.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="categoryDimension">The size of the embedding of a category.</param>
    /// <param name="isEmbedded">Whether numbers are embedded.</param>
    public static int Inputs(ColumnPlan columns, int categoryDimension, bool isEmbedded) => columns.Inputs(categoryDimension) + (isEmbedded ? columns.NumberCount * (Dimension - 1) : 0);

    /// <summary>The settings of the layer.</summary>
    public static JsonObject Create(ColumnPlan columns, double rateFactor = 1)
    {
        var layer = new JsonObject { ["Type"] = "numeric-embedding", ["Kind"] = "PiecewiseLinear", [nameof(Dimension)] = Dimension, [nameof(Bins)] = Bins };
        // A category of 0 and 1 has nothing to bend at.
        if (columns.OneHot.Count > 0)
            layer["Columns"] = new JsonArray([.. columns.Numbers.Select(column => JsonValue.Create(column.Column.Name))]);
        if (rateFactor != 1)
            layer["LearningRateFactor"] = rateFactor;
        return layer;
    }

    /// <summary>Why the layer is there.</summary>
    public static string Reason(ColumnPlan columns)
        => $"Each of the {columns.NumberCount} numbers becomes {Dimension}, by the bin of the training data that it lies in, with which a network bends sharply at some values.";
}
