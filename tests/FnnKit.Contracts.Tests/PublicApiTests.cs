using System.Reflection;

namespace FnnKit.Contracts.Tests;

/// <summary>What plugins were built against stays as it is: the public surface of the contracts is what was approved.</summary>
public sealed class PublicApiTests
{
    private static readonly string Approved
        = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Approved").Value!;

    [Theory]
    [InlineData("FnnKit.Abstractions")]
    [InlineData("FnnKit.Numerics")]
    public void The_public_surface_is_the_one_that_was_approved(string assembly)
    {
        string path = Path.Combine(Approved, $"{assembly}.txt"), received = Path.Combine(AppContext.BaseDirectory, $"{assembly}.txt");
        string[] approved = File.Exists(path) ? File.ReadAllLines(path) : [], actual = [.. PublicSurface.Describe(Assembly.Load(assembly))];
        string[] gone = [.. approved.Except(actual)], added = [.. actual.Except(approved)];
        if (gone.Length + added.Length == 0)
            return;
        File.WriteAllLines(received, actual);
        Assert.Fail($"""
            The public surface of {assembly} is another than was approved.
            {string.Join(Environment.NewLine, [.. gone.Select(line => $"- {line}"), .. added.Select(line => $"+ {line}")])}
            What is gone (-) breaks every plugin that uses it; so does a new member of an interface without a body of its own. Within a major version,
            add members with a body, or new types. If the change is meant, say so in CHANGELOG.md, and approve it by copying
            {received} to {path}
            """);
    }

    [Fact]
    public void The_assembly_version_is_fixed_at_the_major()
    {
        var version = typeof(ILayer).Assembly.GetName().Version!;
        Assert.Equal((0, 0, 0), (version.Minor, version.Build, version.Revision));
        Assert.Equal(version, typeof(Arena<>).Assembly.GetName().Version);
    }
}
