namespace FnnKit.Testing.Laws;

internal sealed class FileMatchLaw() : Law<IDataLoader>("it recognises the files that it reads, and no others")
{
    public override void Check(PartUnderTest part)
    {
        if (FileSamples.Find(part) is not var (loader, request))
            return;
        Require(loader.Match(FileHead.Read(request.Path)) > FileMatch.None, part, $"it does not recognise {Path.GetFileName(request.Path)}, which it reads");
        Require(loader.FileExtensions.Count > 0, part, "it names no endings of files in FileExtensions");
        string ending = loader.FileExtensions[0];
        Require(loader.Match(new FileHead($"samples{ending.ToUpperInvariant()}", default)) > FileMatch.None, part, $"it does not recognise an empty file that ends in {ending} in upper case");
        Require(loader.Match(new FileHead("samples.unknown-ending", default)) == FileMatch.None, part, "it says that it reads an empty file of an unknown ending");
    }
}
