using FnnKit.Formats;

namespace FnnKit;

/// <summary>The weights of a model as files of other programs: arrays by parameter name, such as <c>dense1.weight</c> <c>[out, in]</c>.</summary>
public static class WeightExport
{
    /// <summary>Writes a NumPy archive, which <c>numpy.load</c> reads without pickle; one that is there is replaced as a whole.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="asSequential">Whether arrays are named as in a <c>torch.nn.Sequential</c> of the same stack, activations being modules: <c>0.weight</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    /// <exception cref="ModelException">The name of a layer cannot stand in an archive.</exception>
    public static void ToNpz(Model model, string path, bool asSequential = false)
    {
        try
        {
            NpzFile.Write(path, Tensors(model, asSequential));
        }
        catch (ArgumentException exception)
        {
            throw new ModelException($"The model cannot be written as {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a safetensors file of the weights alone; one that is there is replaced as a whole.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="asSequential">Whether arrays are named as in a <c>torch.nn.Sequential</c> of the same stack, activations being modules: <c>0.weight</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    /// <exception cref="ModelException">A layer has no name in a sequence.</exception>
    public static void ToSafetensors(Model model, string path, bool asSequential = false) => SafetensorsFile.Write(path, Tensors(model, asSequential));

    private static IReadOnlyList<KeyValuePair<string, NumericArray>> Tensors(Model model, bool asSequential)
    {
        if (!asSequential)
            return model.Tensors();
        if (model.Members.Count > 1)
            throw new ModelException("The model is an ensemble, which is no torch.nn.Sequential; export it as ONNX, or leave the naming out.");
        var names = SequentialNames.Create(model.Plan);
        return [.. model.Tensors().Select(tensor => KeyValuePair.Create(names[tensor.Key], tensor.Value))];
    }
}
