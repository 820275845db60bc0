using System.Buffers.Binary;
using FnnKit.Testing;

namespace FnnKit.Onnx.Tests;

/// <summary>A file read back: the graph, and what is said of it. The numbers are the fields of onnx.proto.</summary>
internal sealed class OnnxModel
{
    private const int Single = 1, Long = 7, Double = 11;
    private readonly Dictionary<string, GraphValue> _values = [];

    public OnnxModel(byte[] bytes)
    {
        var model = new WireMessage(bytes);
        Opset = model.Message(8).Number(2);
        Metadata = model.Messages(14).ToDictionary(entry => entry.Text(1), entry => entry.Text(2));
        var graph = model.Message(7);
        Input = new(graph.Message(11));
        Output = new(graph.Message(12));
        _values[Input.Name] = GraphValue.Input(new Shape(Input.Shape.AsSpan(1)));
        foreach (var tensor in graph.Messages(5))
            _values.Add(tensor.Text(8), Constant(tensor));
        foreach (var node in graph.Messages(1))
            Add(node);
        Nodes = [.. graph.Messages(1).Select(node => node.Text(4))];
    }

    public long Opset { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public End Input { get; }

    public End Output { get; }

    public IReadOnlyList<string> Nodes { get; }

    public GraphTensor Run(double[] features, int samples)
        => new GraphEvaluation().With(_values[Input.Name], new(features, [samples, .. Input.Shape[1..]])).Of(_values[Output.Name]);

    private void Add(WireMessage node)
    {
        // A value that nothing before has made is a mistake: the nodes of a file stand in the order in which they can be computed.
        var value = GraphValue.Call(node.Text(4), [.. node.Texts(1).Select(name => name.Length == 0 ? default : _values[name])]);
        foreach (var attribute in node.Messages(5))
        {
            value = attribute.Number(20) switch
            {
                1 => value.With(attribute.Text(1), attribute.Single(2)),
                2 => value.With(attribute.Text(1), attribute.Number(3)),
                3 => value.With(attribute.Text(1), attribute.Text(4)),
                7 => value.With(attribute.Text(1), attribute.Numbers(8)),
                var type => throw new InvalidDataException($"attribute type {type}"),
            };
        }

        string[] names = node.Texts(2);
        foreach (var (name, output) in names.Zip(value.Outputs(names.Length)))
            _values.Add(name, output);
    }

    private static GraphValue Constant(WireMessage tensor)
    {
        int[] dimensions = [.. tensor.Numbers(1).Select(size => (int)size)];
        byte[] raw = tensor.Bytes(9).Single();
        return tensor.Number(2) switch
        {
            Single => GraphValue.Constant([.. raw.Chunk(4).Select(bytes => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes))], dimensions),
            Double => GraphValue.Constant([.. raw.Chunk(8).Select(bytes => BinaryPrimitives.ReadDoubleLittleEndian(bytes))], dimensions),
            Long when dimensions.Length == 0 => GraphValue.Integer(BinaryPrimitives.ReadInt64LittleEndian(raw)),
            Long => GraphValue.Integers([.. raw.Chunk(8).Select(bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes))]),
            var type => throw new InvalidDataException($"tensor type {type}"),
        };
    }

    /// <summary>What goes in or comes out.</summary>
    internal sealed class End(WireMessage info)
    {
        private readonly WireMessage _tensor = info.Message(2).Message(1);

        public string Name => info.Text(1);

        public bool IsDouble => _tensor.Number(1) == Double;

        public string Batch => _tensor.Message(2).Messages(1).First().Text(2);

        /// <summary>The sizes, -1 for the batch.</summary>
        public int[] Shape => [-1, .. _tensor.Message(2).Messages(1).Skip(1).Select(dimension => (int)dimension.Number(1))];
    }
}
