namespace FnnKit.Layers;

/// <summary>Views and moves of batches <c>[units · members, samples]</c>, in which the members of a unit lie side by side.</summary>
internal static class MemberRows
{
    /// <summary>The number of members that come in.</summary>
    /// <exception cref="ShapeException">There is one only.</exception>
    public static int Count(LayerInput input) => input.Members > 1 ? input.Members
        : throw new ShapeException("it wants several members, [units, members]; put the layer 'members' before it.");

    /// <summary>The same memory as <c>[units, members · samples]</c>.</summary>
    public static ReadOnlyMatrix<T> Together<T>(ReadOnlyMatrix<T> batch, int members)
        where T : unmanaged
        => new(batch.Values, batch.Rows / members, batch.Columns * members);

    /// <summary>The same memory as <c>[units, members · samples]</c>.</summary>
    public static Matrix<T> Together<T>(Matrix<T> batch, int members)
        where T : unmanaged
        => new(batch.Values, batch.Rows / members, batch.Columns * members);

    /// <summary>Copies the units of one member.</summary>
    public static void Take<T>(ReadOnlyMatrix<T> batch, int member, int members, Matrix<T> units)
        where T : unmanaged
    {
        for (int unit = 0; unit < units.Rows; unit++)
            batch[(unit * members) + member].CopyTo(units[unit]);
    }

    /// <summary>Puts the units of one member in their places.</summary>
    public static void Put<T>(ReadOnlyMatrix<T> units, int member, int members, Matrix<T> batch)
        where T : unmanaged
    {
        for (int unit = 0; unit < units.Rows; unit++)
            units[unit].CopyTo(batch[(unit * members) + member]);
    }

    /// <summary>Multiplies each row by a number of its own.</summary>
    public static void Scale<T>(ReadOnlySpan<T> factors, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < x.Rows; row++)
            Vectors.Multiply(x[row], double.CreateTruncating(factors[row]), y[row]);
    }

    /// <summary>A graph of <c>[batch, units, members]</c> as <c>[batch · members, units]</c>.</summary>
    public static GraphValue ByMember(GraphValue x, int units)
        => GraphValue.Call("Reshape", GraphValue.Call("Transpose", x).With("perm", [0, 2, 1]), GraphValue.Integers(-1, units));

    /// <summary>A graph of <c>[batch · members, units]</c> as <c>[batch, units, members]</c>.</summary>
    public static GraphValue ByUnit(GraphValue x, int units, int members)
        => GraphValue.Call("Transpose", GraphValue.Call("Reshape", x, GraphValue.Integers(-1, members, units))).With("perm", [0, 2, 1]);
}
