namespace FnnKit.Cli;

/// <summary>Finds the loader for a file of samples that a model is to work on: the one it was trained with if that reads such files, otherwise any that does.</summary>
internal static class ModelInput
{
    /// <summary>What names standard input.</summary>
    public const string Standard = "-";

    private const string StandardName = "standard input";

    public static IDataLoader LoaderFor(string input, Model model, PluginCatalogue catalogue)
    {
        bool isStandard = input == Standard;
        if (!isStandard && !File.Exists(input))
            throw new DataException($"There is no file '{input}'.");
        var kind = PartKind.Get(typeof(IDataLoader))!;
        var origin = new SettingOrigin("--input", Folder: Directory.GetCurrentDirectory());
        var candidates = catalogue.Parts.Where(part => part.Kind == kind).Select(part => (IDataLoader)catalogue.Create(kind, $"{part.Plugin}:{part.Name}"));
        var remembered = Remembered(model, catalogue, kind);
        var loader = new[] { remembered }.Concat(candidates).OfType<IDataLoader>().FirstOrDefault(loader => Reads(loader, isStandard ? ".csv" : input))
            ?? throw new DataException($"No data loader reads files such as '{Path.GetFileName(input)}'; the endings that are read are {string.Join(", ", candidates.SelectMany(candidate => candidate.FileExtensions).Distinct())}.");
        var paths = PartOptions.Get(loader.GetType()).Where(option => option.IsDefined(typeof(FilePathAttribute), inherit: true)).ToArray();
        for (int i = 0; i < paths.Length; i++)
            paths[i].SetValue(loader, i > 0 ? null : isStandard ? StandardName : Path.GetFullPath(input, origin.Folder!));
        return loader;
    }

    private static bool Reads(IDataLoader loader, string input)
        => loader.FileExtensions.Any(extension => input.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static IDataLoader? Remembered(Model model, PluginCatalogue catalogue, PartKind kind)
    {
        if (model.Notes.Loader is not { } json)
            return null;
        // Its file is not remembered, so options may be missing: what the binder has to say about that does not matter here.
        return new SettingBinder(catalogue).BindPart(SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(json), "the model's loader"), kind) as IDataLoader;
    }
}
