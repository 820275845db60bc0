namespace FnnKit.Testing;

/// <summary>Numbers in dimensions, the last running fastest. Truth values are 1 and 0.</summary>
internal sealed record GraphTensor(double[] Values, params int[] Dimensions)
{
    public static GraphTensor Create(params long[] values) => new([.. values.Select(value => (double)value)], values.Length);

    public int this[Index dimension] => Dimensions[dimension];

    /// <summary>The product of some dimensions.</summary>
    public int Count(Range dimensions) => Dimensions[dimensions].Aggregate(1, (size, dimension) => size * dimension);

    /// <summary>The place of an axis, which may be counted from the end.</summary>
    public int Axis(long axis) => (int)(axis < 0 ? axis + Dimensions.Length : axis);

    public GraphTensor Map(Func<double, double> function) => new([.. Values.Select(function)], Dimensions);

    /// <summary>Combines tensors element by element; a dimension of 1, or one that is missing in front, is stretched to that of the others.</summary>
    public static GraphTensor Combine(IReadOnlyList<GraphTensor> tensors, Func<double[], double> function)
    {
        int rank = tensors.Max(tensor => tensor.Dimensions.Length);
        int[] dimensions = [.. Enumerable.Range(0, rank).Select(axis => tensors.Max(tensor => tensor.Stretched(axis, rank)))];
        foreach (var tensor in tensors)
        {
            if (Enumerable.Range(0, rank).Any(axis => tensor.Stretched(axis, rank) is var size && size != 1 && size != dimensions[axis]))
                throw new GraphException($"its graph combines [{string.Join("] and [", tensors.Select(one => string.Join(", ", one.Dimensions)))}], which do not fit");
        }

        double[] values = new double[dimensions.Aggregate(1, (size, dimension) => size * dimension)], operands = new double[tensors.Count];
        int[] place = new int[rank];
        for (int i = 0; i < values.Length; i++)
        {
            for (int operand = 0; operand < operands.Length; operand++)
                operands[operand] = tensors[operand].At(place);
            values[i] = function(operands);
            Advance(place, dimensions);
        }

        return new(values, dimensions);
    }

    /// <summary>Goes to the next place, the last dimension running fastest.</summary>
    public static void Advance(int[] place, int[] dimensions)
    {
        for (int axis = place.Length - 1; axis >= 0 && ++place[axis] == dimensions[axis]; axis--)
            place[axis] = 0;
    }

    private int Stretched(int axis, int rank) => axis < rank - Dimensions.Length ? 1 : Dimensions[axis - rank + Dimensions.Length];

    private double At(int[] place)
    {
        int index = 0;
        for (int axis = 0; axis < Dimensions.Length; axis++)
            index = (index * Dimensions[axis]) + (Dimensions[axis] == 1 ? 0 : place[axis + place.Length - Dimensions.Length]);
        return Values[index];
    }
}
