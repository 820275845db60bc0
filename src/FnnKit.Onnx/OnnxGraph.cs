using System.Collections.Immutable;
using FnnKit.Onnx.Protocol;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace FnnKit.Onnx;

/// <summary>Writes the stages of a model one after the other as nodes, each after what it works on.</summary>
internal sealed class OnnxGraph
{
    private readonly GraphProto _graph = new() { Name = "model" };
    private readonly UniqueNames _names = new();
    private readonly OnnxConstants _constants;
    private readonly Dictionary<GraphNode, string[]> _written = [];
    private readonly bool _modelIsDouble;
    private bool _isDouble;
    private string _stage = "";

    private OnnxGraph(Model model)
    {
        _modelIsDouble = _isDouble = model.Precision == Precision.Float64;
        _constants = new OnnxConstants(_graph, _names);
        string input = _names.Take(OnnxNames.Input(model)), output = _names.Take(OnnxNames.Output(model));
        string last = model.Members.Count == 1 ? Write(model, input) : WriteMean(model.Members, input);
        // Numbers in the unit of the data may have an offset that takes all digits of single precision.
        InPrecision(last, _modelIsDouble || !model.Pipeline.Targets.IsEmpty, out last);
        EndWith(last, output);
        _graph.Output.Add(Describe(output, model.Plan.Output, OnnxNames.DescribeOutput(model)));
        _isDouble = _modelIsDouble;
        _graph.Input.Add(Describe(input, model.Schema.FeatureShape, OnnxNames.DescribeInput(model)));
    }

    public static GraphProto Create(Model model) => new OnnxGraph(model)._graph;

    private string Write(Model model, string input)
    {
        string last = input;
        foreach (var stage in ModelGraph.Create(model).Stages)
            last = Write(stage, last);
        return last;
    }

    /// <summary>The weighted mean of the predictions of all members, in double precision as they have it here.</summary>
    private string WriteMean(IReadOnlyList<ModelMember> members, string input)
    {
        string sum = "";
        foreach (var member in members)
        {
            _isDouble = _modelIsDouble;
            string last = Write(member.Model, input);
            InPrecision(last, isDouble: true, out last);
            _stage = "mean";
            string weight = _constants.Write((GraphConstant)GraphValue.Constant([member.Weight], [], "weight").Node!, isDouble: true);
            string share = Add("Mul", [last, weight], 1).Output[0];
            sum = sum.Length == 0 ? share : Add("Add", [sum, share], 1).Output[0];
        }

        return sum;
    }

    private string Write(GraphStage stage, string value)
    {
        _stage = stage.Name;
        InPrecision(value, stage.IsDouble || _modelIsDouble, out value);
        _written[stage.Input.Node!] = [value];
        return Write(stage.Output);
    }

    private void InPrecision(string value, bool isDouble, out string converted)
    {
        converted = value;
        if (isDouble == _isDouble)
            return;
        _isDouble = isDouble;
        var node = Add("Cast", [value], 1);
        node.Attribute.Add(Describe("to", (long)NumberType));
        converted = node.Output[0];
    }

    private string Write(GraphValue value) => value.Node switch
    {
        null => "",
        GraphConstant constant => _constants.Write(constant, _isDouble),
        GraphIntegers integers => _constants.Write(integers),
        GraphOperation operation => Write(operation)[value.Index],
        var input => _written[input][0],
    };

    private string[] Write(GraphOperation operation)
    {
        if (_written.TryGetValue(operation, out string[]? outputs))
            return outputs;
        string[] inputs = [.. operation.Inputs.Select(Write)];
        var node = Add(operation.Name, inputs.AsSpan().TrimEnd(""), operation.OutputCount);
        node.Attribute.AddRange(operation.Attributes.Select(attribute => Describe(attribute.Key, attribute.Value)));
        return _written[operation] = [.. node.Output];
    }

    private NodeProto Add(string operation, ReadOnlySpan<string> inputs, int outputs)
    {
        var node = new NodeProto { OpType = operation };
        node.Input.AddRange(inputs.ToArray());
        for (int i = 0; i < outputs; i++)
            node.Output.Add(_names.Take($"{_stage}.{operation}"));
        node.Name = node.Output[0];
        _graph.Node.Add(node);
        return node;
    }

    /// <summary>Gives the last value the name of the output, or where it is none of a node's, hands it on under that name.</summary>
    private void EndWith(string last, string output)
    {
        if (_graph.Node.All(node => !node.Output.Contains(last)))
            last = Add("Identity", [last], 1).Output[0];
        foreach (var node in _graph.Node)
        {
            Rename(node.Input, last, output);
            Rename(node.Output, last, output);
        }
    }

    private static void Rename(RepeatedField<string> names, string from, string to)
    {
        for (int i = 0; i < names.Count; i++)
            names[i] = names[i] == from ? to : names[i];
    }

    private TensorProto.Types.DataType NumberType => _isDouble ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float;

    private ValueInfoProto Describe(string name, Shape shape, string text)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)NumberType, Shape = new TensorShapeProto() };
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        tensor.Shape.Dim.AddRange(shape.Dimensions.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, DocString = text, Type = new TypeProto { TensorType = tensor } };
    }

    private static AttributeProto Describe(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case long number:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, number);
                break;
            case double number:
                (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, (float)number);
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            default:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange((ImmutableArray<long>)value);
                break;
        }

        return attribute;
    }
}
