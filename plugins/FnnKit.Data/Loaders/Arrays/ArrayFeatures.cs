namespace FnnKit.Data;

/// <summary>What an array of features comes to: the shape of a sample, and the names of its numbers.</summary>
internal static class ArrayFeatures
{
    /// <summary>The shape of one sample.</summary>
    /// <exception cref="DataException">The array has no samples, or its samples no numbers.</exception>
    public static Shape ShapeOf(string name, IReadOnlyList<int> sizes)
    {
        if (sizes.Count == 0)
            throw new DataException($"{name} holds a single number, but features are an array of shape (n,) or (n, ...), one row a sample.");
        if (sizes.Contains(0))
            throw new DataException($"{name} is empty: its shape is {Format(sizes)}, but there must be at least one sample with at least one number.");
        return sizes.Count == 1 ? new Shape(1) : new Shape([.. sizes.Skip(1)]);
    }

    /// <summary>Checks how many numbers a sample has, before each becomes a column.</summary>
    /// <exception cref="DataException">They are too many.</exception>
    public static void CheckColumns(string name, IReadOnlyList<int> sizes, int maximum)
    {
        long columns = sizes.Skip(1).Aggregate(1L, (product, size) => product > maximum ? product : product * size);
        if (columns > maximum && !sizes.Contains(0))
            throw new DataException($"{name} has samples of more than {maximum} numbers (shape {Format(sizes)}), which 'MaximumColumns' does not allow. Put the samples into the first axis, or raise it if they are meant to be so large.");
    }

    /// <summary>Checks that an array of features fits what a model was trained on.</summary>
    /// <exception cref="DataException">It does not.</exception>
    public static void Check(string name, IReadOnlyList<int> sizes, DataSchema schema)
    {
        if (ShapeOf(name, sizes) is { } shape && shape.Size != schema.Features.Count)
            throw new DataException($"{name} has samples of {shape.Size} numbers (shape {Format(sizes)}), but the model takes {schema.Features.Count}.");
        if (schema.Features.FirstOrDefault(column => column.IsCategory) is { } category)
            throw new DataException($"The model's column '{category.Name}' holds categories ({NameList.Format(category.Categories!)}), which an array of numbers cannot name; give it a file that can, such as .csv.");
    }

    /// <summary>Columns named as NumPy counts them: <c>x0</c>, <c>x1</c> and so on, or <c>x</c> alone.</summary>
    public static Column[] Columns(string name, int count)
        => count == 1 ? [new(name)] : [.. Enumerable.Range(0, count).Select(i => new Column($"{name}{i}"))];

    public static string Format(IReadOnlyList<int> sizes) => sizes.Count == 1 ? $"({sizes[0]},)" : $"({string.Join(", ", sizes)})";
}
