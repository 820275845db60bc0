using FnnKit.Layers;

namespace FnnKit.Fuzz;

/// <summary>Plugin DLLs, looked at without running them.</summary>
public sealed class PluginTests
{
    [Fact]
    public void Assemblies() => Trial.Run(
        File.ReadAllBytes(typeof(Dense).Assembly.Location),
        ByteMutator.Apply,
        path => Assert.NotNull(PluginInspection.Read(path).Reason),
        ".dll",
        share: 3);
}
