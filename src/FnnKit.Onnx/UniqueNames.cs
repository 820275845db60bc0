using System.Globalization;

namespace FnnKit.Onnx;

/// <summary>Names of values in a graph, each given once.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The name, or where it is taken, the name with a number.</summary>
    public string Take(string wanted)
    {
        string name = wanted;
        while (!_taken.Add(name))
        {
            _counts[wanted] = _counts.GetValueOrDefault(wanted, 1) + 1;
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}.{_counts[wanted]}");
        }

        return name;
    }
}
