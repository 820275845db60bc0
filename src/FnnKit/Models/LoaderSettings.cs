namespace FnnKit;

/// <summary>The data loader of a run as a model remembers it: its options without the names of files.</summary>
internal static class LoaderSettings
{
    public static string? Write(TrainingSetup setup)
        => setup.Data.Loader is { } loader ? new SettingWriter(part => PartIdentity.Get(part).QualifiedName, includePaths: false).WritePart(loader).ToJsonString() : null;
}
