using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>Writes answers of the Open Inference Protocol.</summary>
internal static class InferAnswer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the JSON of an answer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="loaded">The model.</param>
    /// <param name="id">The identifier of the request.</param>
    /// <param name="outputs">The outputs, each with its bytes if it follows the JSON.</param>
    public static void Write(IBufferWriter<byte> writer, LoadedModel loaded, string id, IReadOnlyList<(OutputTensor Tensor, byte[]? Bytes)> outputs)
    {
        using var json = new Utf8JsonWriter(writer, Options);
        json.WriteStartObject();
        json.WriteString("model_name", loaded.Name);
        json.WriteString("model_version", loaded.Version);
        json.WriteString("id", id);
        json.WriteStartArray("outputs");
        foreach (var (tensor, bytes) in outputs)
            Write(json, loaded.Model, tensor, bytes);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, Model model, OutputTensor tensor, byte[]? bytes)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteStartArray("shape");
        foreach (int size in tensor.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteString("datatype", tensor.Type.ToString());
        if (bytes is not null)
        {
            json.WriteStartObject("parameters");
            json.WriteNumber("binary_data_size", bytes.Length);
            json.WriteEndObject();
        }
        else
        {
            WriteData(json, model, tensor);
        }

        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, Model model, OutputTensor tensor)
    {
        json.WriteStartArray("data");
        foreach (string text in tensor.Texts)
            json.WriteStringValue(text);
        foreach (double value in tensor.Numbers)
        {
            if (model.IsSingle(value))
                json.WriteNumberValue((float)value);
            else
                json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
