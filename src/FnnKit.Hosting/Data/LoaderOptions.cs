namespace FnnKit;

/// <summary>Sets options of a data loader for a file that is written in another way than the one that a model was trained on.</summary>
internal static class LoaderOptions
{
    private const string Path = "Data:Loader:";

    /// <summary>Creates the loader with other options.</summary>
    /// <param name="loader">The loader.</param>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="sets">The options by path, such as <c>Data:Loader:Delimiter=;</c>.</param>
    /// <exception cref="SettingsException">A path is not one of the loader, or a value is wrong.</exception>
    public static IFileLoader Apply(IFileLoader loader, IPartSource parts, IEnumerable<string> sets)
    {
        string[] given = [.. sets];
        if (given.Length == 0)
            return loader;
        var errors = given.Where(set => Option(set) is null)
            .Select(set => new SettingError(SettingDiagnostics.UnknownKey, new SettingOrigin($"--set {set}"), $"only options of the data loader can be set here, such as {Path}Delimiter=;"))
            .ToArray();
        if (errors.Length > 0)
            throw new SettingsException(errors);
        var node = SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(new SettingWriter().WritePart(loader).ToJsonString()), "the model's loader");
        node = SettingOverlay.SetAll(node, given.Select(set => (Option(set)!, SettingLayer.Parse(
            Option(set)!, set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..], new SettingOrigin($"--set {set}", Folder: Directory.GetCurrentDirectory())))));
        var binder = new SettingBinder(parts);
        object? bound = binder.BindPart(node, PartKind.Get(typeof(IDataLoader))!);
        // The file is named apart from the options, so one that is missing is no mistake.
        SettingError[] wrong = [.. binder.Errors.Where(error => error.Diagnostic != SettingDiagnostics.Missing)];
        return wrong.Length > 0 ? throw new SettingsException(wrong)
            : bound as IFileLoader ?? throw new SettingsException([new SettingError(SettingDiagnostics.UnknownValue, new SettingOrigin("--set"), "the data loader does not read files")]);
    }

    /// <summary>The option behind the path of the loader; null for another path.</summary>
    private static string? Option(string set)
    {
        string path = set.Split('=')[0];
        path = path.StartsWith(SettingSources.Section + ":", StringComparison.OrdinalIgnoreCase) ? path[(SettingSources.Section.Length + 1)..] : path;
        return set.Contains('=', StringComparison.Ordinal) && path.Length > Path.Length && path.StartsWith(Path, StringComparison.OrdinalIgnoreCase) ? path[Path.Length..] : null;
    }
}
