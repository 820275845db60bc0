using FnnKit.Formats;
using FnnKit.Onnx.Protocol;
using Google.Protobuf;

namespace FnnKit.Onnx;

/// <summary>Models as ONNX files (opset 17), for ONNX Runtime and whatever else reads them.</summary>
/// <remarks>
/// Samples are rows: <c>[batch, features]</c>, or <c>[batch, channels, height, width]</c> for images, of any number. The transforms are in the graph, so what goes in
/// is the data as it stands in its file, categories as their codes. Input and output bear the names of the data; the names of all columns and classes are in the
/// metadata. The precision is the model's; transforms are computed in double precision as they are here, and
/// where targets were transformed, predictions are double too. Logits and logarithms are converted to probabilities in the graph.
/// </remarks>
public static class OnnxFile
{
    /// <summary>The version of ONNX's operators that files use.</summary>
    public const int OperatorSet = 17;

    private const int FormatVersion = 8;

    /// <summary>Messages of protobuf hold at most 2 GiB; this leaves room for all that is not weights.</summary>
    private const long LargestWeights = int.MaxValue - (64L << 20);

    /// <summary>Writes a model; a file that is there is replaced as a whole.</summary>
    /// <exception cref="ModelException">A part cannot be exported (the message names it, its plugin and the reason), or the model is larger than such a file can hold.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    public static void Write(Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        long bytes = model.WeightCount * (model.Precision == Precision.Float64 ? sizeof(double) : sizeof(float));
        if (bytes > LargestWeights)
            throw new ModelException($"The model has {model.WeightCount:N0} weights, but an ONNX file holds at most 2 GiB; export it as safetensors or npz.");
        var message = Describe(model);
        AtomicFile.Write(path, stream => message.WriteTo(stream));
    }

    private static ModelProto Describe(Model model)
    {
        var message = new ModelProto
        {
            IrVersion = FormatVersion,
            ProducerName = "FnnKit",
            ProducerVersion = PartIdentity.Get(typeof(OnnxFile)).Version,
            Graph = OnnxGraph.Create(model),
        };
        message.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        message.MetadataProps.AddRange(OnnxNames.Metadata(model).Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
        return message;
    }
}
