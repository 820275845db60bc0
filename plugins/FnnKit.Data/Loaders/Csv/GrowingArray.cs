namespace FnnKit.Data;

/// <summary>Numbers that are added one by one; unlike a list it hands out its array without a copy where that is full, and grows to the largest array there is.</summary>
internal sealed class GrowingArray
{
    private double[] _values = new double[1024];
    private int _count;

    /// <summary>Makes room for so many more; false if one array cannot hold them.</summary>
    public bool TryReserve(int more)
    {
        long needed = (long)_count + more;
        if (needed > Array.MaxLength)
            return false;
        if (needed > _values.Length)
            Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(needed, _values.Length + (_values.Length / 2L))));
        return true;
    }

    /// <summary>Adds a number for which room was made.</summary>
    public void Add(double value) => _values[_count++] = value;

    public double[] ToArray()
    {
        Array.Resize(ref _values, _count);
        return _values;
    }
}
