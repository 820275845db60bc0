using FnnKit.Architecture.Tests.Rules;

namespace FnnKit.Architecture.Tests;

/// <summary>The folders of a project form floors.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects => [.. Project.All.Select(project => project.Folder)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_form_no_circle(string folder)
    {
        var circles = new FolderArrows(Find(folder).Read()).DescribeCircles();
        Assert.True(circles.Count == 0, $"""
            Arrows between the folders of {folder} must run down. Move a type to another folder, or cut a use:
            {string.Join(Environment.NewLine, circles)}
            """);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_holds_one_top_level_type(string folder)
    {
        string[] crowded = [.. Find(folder).Read().Types.Values.SelectMany(type => type.Files.Select(file => (file, Name: type.Name.Split('`')[0])))
            .Distinct().GroupBy(entry => entry.file, entry => entry.Name).Where(file => file.Count() > 1)
            .Select(file => $"{folder}/{file.Key}: {string.Join(", ", file)}")];
        Assert.True(crowded.Length == 0, $"""
            Give each type a file of its own (a generic type may share the file of the type with the same name):
            {string.Join(Environment.NewLine, crowded)}
            """);
    }

    private static Project Find(string folder) => Project.All.Single(project => project.Folder == folder);
}
