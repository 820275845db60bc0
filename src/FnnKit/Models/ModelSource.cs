using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// The tensors of a model file. A large file is mapped into memory and its weights are used where they stand, without a copy; they stay what they are if the
/// file is replaced by another. A small one is read, which costs less, and the file is free at once.
/// </summary>
internal sealed class ModelSource : IDisposable
{
    private const long MappedFrom = 1 << 20;

    private readonly string _path;
    private readonly MappedSafetensors? _mapped;
    private bool _isUsed;

    private ModelSource(string path, MappedSafetensors? mapped, OrderedDictionary<string, NumericArray> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        _path = path;
        _mapped = mapped;
        Tensors = tensors;
        Metadata = metadata;
    }

    public OrderedDictionary<string, NumericArray> Tensors { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <exception cref="DataFileException">The file is no safetensors file, or is damaged.</exception>
    public static ModelSource Open(string path, bool copies = false)
    {
        if (!copies && new FileInfo(path) is { Exists: true, Length: >= MappedFrom } && BitConverter.IsLittleEndian)
        {
            var mapped = SafetensorsFile.Open(path);
            return new ModelSource(path, mapped, mapped.Tensors, mapped.Metadata);
        }

        var content = SafetensorsFile.Read(path);
        return new ModelSource(path, null, content.Tensors, content.Metadata);
    }

    /// <summary>Checks, before any memory is taken, that every array is there in its shape.</summary>
    /// <param name="plan">The layers.</param>
    /// <param name="prefix">What stands before the names of the arrays.</param>
    /// <exception cref="ModelException">One is not.</exception>
    public void Check(NetworkPlan plan, string prefix = "")
    {
        foreach (var array in plan.Parameters.Concat<PlannedArray>(plan.States))
        {
            if (!Tensors.TryGetValue(prefix + array.Name, out var tensor))
                throw new ModelException($"{_path} has no tensor '{prefix}{array.Name}', which its layers need; the file is damaged, or a plugin has changed.");
            if (!tensor.Shape.SequenceEqual(array.Shape.Dimensions))
                throw new ModelException($"{_path}: '{prefix}{array.Name}' has the shape [{string.Join(", ", tensor.Shape)}], but its layer wants {array.Shape}; the file is damaged, or a plugin has changed.");
        }
    }

    /// <summary>The network of a plan with the weights and states of the file.</summary>
    public Network<T> Restore<T>(NetworkPlan plan, string prefix = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var weights = Mapped<T>(plan, prefix);
        _isUsed |= weights is not null;
        var network = weights is null ? new Network<T>(plan) : new Network<T>(plan, weights);
        if (weights is null)
            Fill(plan.Parameters, prefix, network.Weights);
        Fill(plan.States, prefix, network.States);
        return network;
    }

    /// <summary>Unmaps the file where it is mapped and nothing uses it there.</summary>
    public void Dispose()
    {
        if (!_isUsed)
            _mapped?.Dispose();
    }

    /// <summary>The weights where they stand in the file; null where they are of another precision, in another order, or not where vectors want them.</summary>
    private Arena<T>? Mapped<T>(NetworkPlan plan, string prefix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var type = typeof(T) == typeof(double) ? ElementType.Float64 : ElementType.Float32;
        if (_mapped is null || plan.Parameters.Any(parameter => Tensors[prefix + parameter.Name].ElementType != type))
            return null;
        return _mapped.Run([.. plan.Parameters.Select(parameter => prefix + parameter.Name)]) is { } memory ? Arena<T>.Over(memory) : null;
    }

    private void Fill<T>(IEnumerable<PlannedArray> arrays, string prefix, Arena<T> arena)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var array in arrays)
            WeightTensors.Copy(Tensors[prefix + array.Name], arena.Span.Slice(array.Offset, array.Shape.Size));
    }
}
