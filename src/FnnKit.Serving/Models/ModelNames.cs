namespace FnnKit.Serving;

/// <summary>Names for models that nobody named.</summary>
public static class ModelNames
{
    /// <summary>The name of a run folder, or of a model file without its ending; of <c>model.safetensors</c> that of its folder.</summary>
    /// <param name="path">A run folder or a model file.</param>
    public static string Derive(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string name = Path.GetFileName(full) == "model.safetensors" ? Path.GetFileName(Path.GetDirectoryName(full) ?? "")
            : Directory.Exists(full) ? Path.GetFileName(full) : Path.GetFileNameWithoutExtension(full);
        string plain = new([.. name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '-')]);
        plain = plain.TrimStart('.', '_', '-');
        return plain.Length > 0 ? plain : "model";
    }
}
