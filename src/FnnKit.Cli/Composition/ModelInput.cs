namespace FnnKit.Cli;

/// <summary>Finds the loader for what <c>--input</c> names: a file, or standard input.</summary>
internal static class ModelInput
{
    /// <summary>What names standard input.</summary>
    public const string Standard = "-";

    /// <param name="input">The file, or <see cref="Standard"/>.</param>
    /// <param name="model">The model.</param>
    /// <param name="context">Where loaders come from.</param>
    /// <param name="sets">Options of the loader that differ for this input.</param>
    public static IFileLoader LoaderFor(string input, Model model, CommandContext context, IEnumerable<string> sets)
    {
        bool isStream = input == Standard;
        // Where the loader of the model does not read the input, every loader is created to find one, whoever wrote it.
        if (!(isStream ? FileLoaders.IsRememberedForStream(model, context.Catalogue) : FileLoaders.IsRemembered(model, context.Catalogue, input)))
            context.ExcludeHarmful(isStream ? null : Path.GetFullPath(input));
        return isStream ? FileLoaders.FindForStream(model, context.Catalogue, sets: sets) : FileLoaders.FindFor(model, context.Catalogue, input, sets);
    }

    /// <summary>Reads samples. An error that names an option of the loader says how to set the option for this file alone.</summary>
    public static async Task<T> ReadAsync<T>(IFileLoader loader, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DataException exception) when (PartOptions.Get(loader.GetType()).FirstOrDefault(option => exception.Message.Contains($"'{option.Name}'", StringComparison.Ordinal) || exception.Message.Contains($"\"{option.Name}\"", StringComparison.Ordinal)) is { } option)
        {
            throw new DataException($"{exception.Message} For this file alone, set the option with --set 'Data:Loader:{option.Name}=VALUE'.", exception) { Location = exception.Location };
        }
    }
}
