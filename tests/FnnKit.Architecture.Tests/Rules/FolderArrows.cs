using FnnKit.Architecture.Tests.Reading;

namespace FnnKit.Architecture.Tests.Rules;

/// <summary>The uses between the folders of a project.</summary>
internal sealed class FolderArrows
{
    private readonly ILookup<(string From, string To), string> _ties;

    public FolderArrows(ProjectTypes project)
        => _ties = project.Types.Values.SelectMany(type => type.Uses.Where(project.Types.ContainsKey).Select(used => (User: type, Used: project.Types[used])))
            .Where(use => use.User.Folder != use.Used.Folder)
            .ToLookup(use => (use.User.Folder, use.Used.Folder), use => $"{use.User.Name} uses {use.Used.Name}");

    /// <summary>Describes every circle, with the types that tie its folders.</summary>
    public IReadOnlyList<string> DescribeCircles()
    {
        var arrows = _ties.GroupBy(tie => tie.Key.From, tie => tie.Key.To).ToDictionary(group => group.Key, group => (IReadOnlySet<string>)group.ToHashSet());
        return [.. Circles.Find(arrows).Select(Describe)];
    }

    private string Describe(string[] circle)
        => $"Circle of {string.Join(", ", circle)}:{Environment.NewLine}" + string.Join(Environment.NewLine, _ties
            .Where(tie => circle.Contains(tie.Key.From) && circle.Contains(tie.Key.To))
            .Select(tie => $"  {tie.Key.From} -> {tie.Key.To}: {string.Join("; ", tie.Order(StringComparer.Ordinal).Take(8))}"));
}
