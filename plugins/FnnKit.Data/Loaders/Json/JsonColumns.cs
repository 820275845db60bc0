using System.Text;
using System.Text.Json;

namespace FnnKit.Data;

/// <summary>The columns of JSON records: the paths of all values, in the order in which they occur first.</summary>
internal sealed class JsonColumns
{
    private const int Most = 100_000;

    private readonly Dictionary<byte[], int> _places = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _paths = [];

    public JsonColumns(params IReadOnlyList<string> names)
    {
        _lookup = _places.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (string name in names)
            Add(Encoding.UTF8.GetBytes(name));
    }

    public int Count => _paths.Count;

    /// <summary>Goes through all records of a source.</summary>
    /// <exception cref="DataException">The source is not JSON, has no rows, or has too many columns.</exception>
    public static string[] Find(JsonRecords records, CancellationToken cancellationToken)
    {
        const int between = 1024;
        var columns = new JsonColumns();
        var cells = new JsonCells(records);
        int expected = 0;
        for (long rows = 0; records.Read(); rows++)
        {
            if (rows % between == 0)
                cancellationToken.ThrowIfCancellationRequested();
            expected = 0;
            cells.Visit(Visit);
            if (columns.Count > Most)
                throw records.Error($"the rows have more than {Most} different keys; they may be names of values. Write one column with the name and one with the value");
        }

        return [.. columns._paths.Select(Encoding.UTF8.GetString)];

        void Visit(ReadOnlySpan<byte> path, ref Utf8JsonReader value)
        {
            if (columns.Find(path, ref expected) < 0)
                columns.Add(path.ToArray());
        }
    }

    /// <summary>Finds the place of a path; -1 if it is none of the columns.</summary>
    /// <param name="path">The path.</param>
    /// <param name="expected">The place that is likely, since records have their keys in one order mostly; receives the one after that.</param>
    public int Find(ReadOnlySpan<byte> path, ref int expected)
    {
        if (expected < _paths.Count && path.SequenceEqual(_paths[expected]))
            return expected++;
        if (!_lookup.TryGetValue(path, out int place))
            return -1;
        expected = place + 1;
        return place;
    }

    private void Add(byte[] path)
    {
        if (_places.TryAdd(path, _paths.Count))
            _paths.Add(path);
    }

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Utf8Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] path) => GetHashCode(path.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
