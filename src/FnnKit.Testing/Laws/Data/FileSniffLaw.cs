namespace FnnKit.Testing.Laws;

internal sealed class FileSniffLaw() : Law<IDataLoader>("what it infers from a file loads the file, and it does not change")
{
    public override void Check(PartUnderTest part)
    {
        if (FileSamples.Find(part) is not var (loader, request))
            return;
        string before = Write(loader);
        var suggestion = loader.Sniff(request);
        var other = loader.ForFile("another file");
        Require(Write(loader) == before, part, "Sniff or ForFile changed the loader; make another one and set its options");
        Require(suggestion.Loader.GetType() == part.Type && other.GetType() == part.Type, part, "Sniff or ForFile gave a loader of another class");
        Require(!ReferenceEquals(suggestion.Loader, loader) && !ReferenceEquals(other, loader), part, "Sniff or ForFile gave the same loader again");
        Require(Write(suggestion.Loader).Contains(Path.GetFileName(request.Path), StringComparison.Ordinal), part, "the loader that Sniff gave does not name the file");
        Require(Write(other).Contains("another file", StringComparison.Ordinal), part, "the loader that ForFile gave does not name the file");
        string[] options = [.. PartOptions.Get(part.Type).Select(option => option.Name)];
        var wrong = suggestion.Notes.FirstOrDefault(note => !options.Contains(note.Option) || note.Text.Length == 0);
        Require(wrong is null, part, $"a note is about '{wrong?.Option}', which is no option, or has no text");
        Require(FileSamples.Load(suggestion.Loader).Count > 0, part, "the loader that Sniff gave loads no samples");
    }

    private static string Write(IFileLoader loader) => new SettingWriter().WritePart(loader).ToJsonString();
}
