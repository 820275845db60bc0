namespace FnnKit.Formats;

/// <summary>
/// Turns what a pickle machine left into plain values. A pickle can name one list many times over, or put it into itself; both are measured here, so that
/// whoever walks the result need not fear to be sent in circles.
/// </summary>
internal sealed class PickleResolver(PickleInput input)
{
    private const int MaximumDepth = 100;
    private const long MaximumValues = 10_000_000;

    private readonly Dictionary<object, (object Value, long Size)> _resolved = new(ReferenceEqualityComparer.Instance);
    private long _size;

    public object? Resolve(object? value) => Resolve(value, 0);

    private object? Resolve(object? value, int depth)
    {
        if (value is PickleGlobal or PickleDType or PickledArray { Value: null })
            throw input.Error("the pickle has a function, a type or an empty array where a value belongs", "values");
        if (value is not (PickledArray or ObjectArray or List<object?> or object?[] or OrderedDictionary<string, object?>))
            return Count(value, 1);
        if (_resolved.TryGetValue(value, out (object Value, long Size) known))
            return Count(known.Value, known.Size);
        if (depth == MaximumDepth)
            throw input.Error($"the pickle is nested more than {MaximumDepth} deep, or holds itself", "plain values");

        long before = _size;
        object made = Make(value, depth + 1);
        Count(made, 1);
        _resolved[value] = (made, _size - before);
        return made;
    }

    private object Make(object value, int depth) => value switch
    {
        PickledArray array => Resolve(array.Value, depth)!,
        ObjectArray array => array with { Items = [.. array.Items.Select(item => Resolve(item, depth))] },
        List<object?> list => list.ConvertAll(item => Resolve(item, depth)),
        object?[] tuple => Array.ConvertAll(tuple, item => Resolve(item, depth)),
        _ => new OrderedDictionary<string, object?>(
            ((OrderedDictionary<string, object?>)value).Select(pair => KeyValuePair.Create(pair.Key, Resolve(pair.Value, depth)))),
    };

    private T Count<T>(T value, long size)
    {
        _size += size;
        if (_size > MaximumValues)
            throw input.Error($"the pickle stands for more than {MaximumValues} values", "fewer", "save numbers as arrays, not as lists");
        return value;
    }
}
