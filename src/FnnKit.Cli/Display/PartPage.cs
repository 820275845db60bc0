namespace FnnKit.Cli;

/// <summary>Shows what there is to know about parts: formula, source, options with their defaults and what they take.</summary>
internal static class PartPage
{
    /// <summary>The options of a part; none of one that cannot be made, which the listing says elsewhere.</summary>
    public static IReadOnlyList<OptionDescription> OptionsOf(PluginCatalogue catalogue, PartRow part)
    {
        // The plugin of a part may have been left out because it is harmful.
        if (!catalogue.Parts.Contains(part))
            return [];
        try
        {
            return catalogue.OptionsOf(part);
        }
        catch (PartException)
        {
            return [];
        }
    }

    /// <summary>One part, for people at a terminal.</summary>
    public static void Write(TextWriter output, PluginCatalogue catalogue, PartRow part)
    {
        output.WriteLine($"{part.Kind} {part.Name}, from {part.Plugin}");
        foreach (string text in new[] { part.Summary, part.Remarks }.Where(text => text.Length > 0))
            output.WriteLine(text);
        foreach (var option in OptionsOf(catalogue, part))
            output.WriteLine($"  {option.Name} ({option.InputScale}; {DefaultOf(option)}){(option.Summary.Length > 0 ? $": {option.Summary}" : "")}");
    }

    /// <summary>All parts, as a table of Markdown for each kind.</summary>
    public static void WriteMarkdown(TextWriter output, PluginCatalogue catalogue)
    {
        foreach (var kind in PluginListing.Ordered(catalogue).GroupBy(part => part.Kind))
        {
            output.WriteLine($"### {char.ToUpperInvariant(kind.Key.Name[0])}{kind.Key.Name[1..]}");
            output.WriteLine();
            output.WriteLine("| name | what it is | options |");
            output.WriteLine("|---|---|---|");
            foreach (var part in kind)
                output.WriteLine($"| `{part.Name}` | {Cell($"{part.Summary} {part.Remarks}".TrimEnd())} | {string.Join("<br>", OptionsOf(catalogue, part).Select(option => Cell(Line(option))))} |");
            output.WriteLine();
        }
    }

    private static string Line(OptionDescription option) => $"`{option.Name}`: {option.InputScale}; {(option.IsRequired ? "required" : $"default `{option.Default}`")}. {option.Summary}".TrimEnd();

    private static string DefaultOf(OptionDescription option) => option.IsRequired ? "required" : $"default {option.Default}";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
