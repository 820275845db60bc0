namespace FnnKit.Architecture.Tests;

/// <summary>The projects that ship form floors too, and no project looks into another.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void Every_project_of_src_has_its_place_in_the_order()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Project.Root, "src")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
            .Select(folder => $"src/{Path.GetFileName(folder)}").Where(folder => folder != "src/FnnKit.Templates")];
        Assert.Equal(folders.Order(StringComparer.Ordinal), Project.Source.Select(project => project.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_reference_only_what_lies_below_them()
    {
        string[] ours = [.. Project.All.Select(project => project.Assembly)];
        string[] wrong = [.. Project.All.SelectMany(project => project.Read().References.Where(ours.Contains).Except(project.MayUse)
            .Select(reference => $"{project.Folder} uses {reference}; it may use {string.Join(", ", project.MayUse)}"))];
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void No_project_of_src_uses_a_type_of_a_plugin()
    {
        string[] plugins = [.. Project.Plugins.Select(plugin => plugin.Assembly)];
        string[] wrong = [.. Project.Source.SelectMany(project => project.Read().References.Where(plugins.Contains).Select(plugin => $"{project.Folder} uses {plugin}"))];
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Internals_are_visible_to_tests_only()
    {
        string[] wrong = [.. Project.All.SelectMany(project => project.Read().Friends.Where(friend => !IsTest(friend))
            .Select(friend => $"{project.Folder} shows its internals to {friend}; make a small public seam and document it"))];
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
    }

    private static bool IsTest(string assembly) => assembly.EndsWith(".Tests", StringComparison.Ordinal) || assembly is "FnnKit.Benchmarks" or "FnnKit.Fuzz";
}
