using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace FnnKit.Guide.Tests;

/// <summary>The template names versions and files that are also written elsewhere; they must be the same.</summary>
public sealed class TemplateTests
{
    private static readonly string Root
        = typeof(TemplateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Root").Value!;

    private static readonly string Template = Path.Combine(Root, "src", "FnnKit.Templates", "fnnkit-plugin");

    private static JsonElement Configuration()
        => JsonDocument.Parse(File.ReadAllText(Path.Combine(Template, ".template.config", "template.json"))).RootElement;

    [Fact]
    public void The_version_that_it_builds_for_is_this_one()
        => Assert.Equal(
            typeof(ILayer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            Configuration().GetProperty("symbols").GetProperty("fnnkitVersion").GetProperty("defaultValue").GetString());

    [Fact]
    public void Its_packages_have_the_versions_of_this_repository()
    {
        var central = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        var used = XDocument.Load(Path.Combine(Template, "My.Parts.Tests", "My.Parts.Tests.csproj")).Descendants("PackageReference")
            .Where(package => !package.Attribute("Include")!.Value.StartsWith("FnnKit", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(used);
        Assert.All(used, package => Assert.Equal(central[package.Attribute("Include")!.Value], package.Attribute("Version")!.Value));
    }

    [Fact]
    public void Every_kind_can_be_asked_for_and_leads_to_a_file_of_the_guide()
    {
        var choices = Configuration().GetProperty("symbols").GetProperty("kinds").GetProperty("choices").EnumerateArray();
        Assert.Equal(PartKind.All.Select(kind => kind.Name).Order(), choices.Select(choice => choice.GetProperty("choice").GetString()!.Replace('-', ' ')).Order());
        var modifiers = Configuration().GetProperty("sources")[0].GetProperty("modifiers").EnumerateArray();
        string[] files = [.. modifiers.Select(modifier => modifier.GetProperty("exclude")[0].GetString()!.Split('/')[1]).Order(StringComparer.Ordinal)];
        string[] guide = [.. Directory.GetFiles(Path.Combine(Root, "tests", "Plugins", "Guide"), "*.cs").Select(file => Path.GetFileName(file))];
        Assert.Equal(guide.Order(StringComparer.Ordinal), files);
    }
}
