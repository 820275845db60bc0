namespace FnnKit.Cli;

/// <summary>Finds the loader for what <c>--input</c> names: a file, or standard input.</summary>
internal static class ModelInput
{
    /// <summary>What names standard input.</summary>
    public const string Standard = "-";

    public static IFileLoader LoaderFor(string input, Model model, PluginCatalogue catalogue)
        => input == Standard ? FileLoaders.FindForStream(model, catalogue) : FileLoaders.FindFor(model, catalogue, input);
}
