namespace FnnKit.Formats;

/// <summary>The stack of a pickle machine, with its marks and its memo.</summary>
internal sealed class PickleStack(PickleInput input)
{
    // A value, and a place in the memo, can take one byte of the file and a hundred times that in memory.
    private const int MaximumValues = 8_000_000;

    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _made;

    public int Count => _values.Count;

    public void Push(object? value)
    {
        Measure();
        _values.Add(value);
    }

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw Empty();

    public object? Pop()
    {
        object? value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public object?[] Pop(int count)
    {
        if (_values.Count - count < Floor)
            throw Empty();
        object?[] values = [.. _values.GetRange(_values.Count - count, count)];
        _values.RemoveRange(_values.Count - count, count);
        return values;
    }

    public void Mark() => _marks.Add(_values.Count);

    /// <summary>Takes all values above the last mark, and the mark.</summary>
    public object?[] PopToMark()
    {
        if (_marks.Count == 0)
            throw input.Error("the pickle lacks a mark", "a mark before this opcode");
        object?[] values = Pop(_values.Count - Floor);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    public void Memoize() => Memoize((uint)_memo.Count);

    public void Memoize(uint key)
    {
        Measure();
        _memo[key] = Peek();
    }

    public void Recall(uint key) =>
        Push(_memo.TryGetValue(key, out object? value) ? value : throw input.Error($"the pickle recalls value {key}", "one that was memoized before"));

    private int Floor => _marks.Count == 0 ? 0 : _marks[^1];

    private void Measure()
    {
        if (++_made > MaximumValues)
            throw input.Error("the pickle makes too many values", $"at most {MaximumValues}", "save numbers as arrays, not as lists");
    }

    private DataFileException Empty() => input.Error("the pickle takes a value that it never made", "a value on the stack");
}
