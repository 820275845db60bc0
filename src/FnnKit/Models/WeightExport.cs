using FnnKit.Formats;

namespace FnnKit;

/// <summary>The weights of a model as files of other programs: arrays by parameter name, such as <c>dense1.weight</c> <c>[out, in]</c>.</summary>
public static class WeightExport
{
    /// <summary>Writes a NumPy archive, which <c>numpy.load</c> reads without pickle; one that is there is replaced as a whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    /// <exception cref="ModelException">The name of a layer cannot stand in an archive.</exception>
    public static void ToNpz(Model model, string path)
    {
        try
        {
            NpzFile.Write(path, model.Tensors());
        }
        catch (ArgumentException exception)
        {
            throw new ModelException($"The model cannot be written as {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a safetensors file of the weights alone; one that is there is replaced as a whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    public static void ToSafetensors(Model model, string path) => SafetensorsFile.Write(path, model.Tensors());
}
