using System.Reflection;
using System.Text.RegularExpressions;

namespace FnnKit.Architecture.Tests;

/// <summary>The code of src does not know the parts that ship: it names none of them in a text.</summary>
public sealed partial class PartNameTests
{
    /// <summary>Names of parts that are also ordinary words, with the meaning that they have in src.</summary>
    private static readonly Dictionary<string, string> OrdinaryWords = new()
    {
        ["activation"] = "the kind of part, and what a plan or listing calls it",
        ["balanced"] = "the setting of class weights that computes them",
        ["best"] = "the best trial of a study, and its folder",
        ["csv"] = "the file format of predictions",
        ["f1"] = "a column of the table of classes",
        ["identity"] = "the content of a request that is not compressed",
        ["members"] = "the networks of an ensemble, and their folder",
        ["none"] = "nothing at all: no fill, no content, no transforms",
        ["npy"] = "the file format of predictions and of arrays to import",
        ["precision"] = "float32 or float64 of a model, and a column of the table of classes",
        ["recall"] = "a column of the table of classes",
        ["step"] = "one update of the weights",
        ["uniform"] = "a range of a search space in which all values are equally likely",
    };

    /// <summary>Quoted in a content security policy, it allows nothing.</summary>
    private const string NoSource = "none";

    [Fact]
    public void No_text_in_src_names_a_part_that_ships()
    {
        var names = PartNames();
        Assert.Contains("cross-entropy", names);
        string[] found = [.. Project.Source.SelectMany(project => project.Read().Types.Values
            .SelectMany(type => type.Strings.Where(text => NamesPart(text, names)).Select(text => $"{project.Folder}: {type.Name}: {text}")))];
        Assert.True(found.Length == 0, $"""
            The code of src must not name the parts of plugins. Describe what is needed, or ask the parts that are there:
            {string.Join(Environment.NewLine, found)}
            """);
    }

    [Fact]
    public void Every_ordinary_word_is_the_name_of_a_part()
        => Assert.Empty(OrdinaryWords.Keys.Except(PartNames()));

    /// <summary>The names of all parts of the plugins, as their attributes give them.</summary>
    private static HashSet<string> PartNames()
        => [.. Project.Plugins.SelectMany(plugin => Assembly.Load(plugin.Assembly).GetTypes())
            .SelectMany(type => type.GetCustomAttributes<PartAttribute>().Select(part => part.Name))];

    private static bool NamesPart(string text, HashSet<string> names)
        => (names.Contains(text) && !OrdinaryWords.ContainsKey(text)) || Quoted().Matches(text).Any(match => match.Groups[1].Value != NoSource && names.Contains(match.Groups[1].Value));

    [GeneratedRegex("'([a-z0-9]+(-[a-z0-9]+)*)'")]
    private static partial Regex Quoted();
}
