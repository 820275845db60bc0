using FnnKit.Metrics;

namespace FnnKit.Fuzz;

/// <summary>Plugin DLLs, looked at without running them, as every command does with those that nobody asked for.</summary>
public sealed class PluginTests
{
    [Fact]
    public void Assemblies() => Trial.Run(File.ReadAllBytes(typeof(Accuracy).Assembly.Location), AssemblyMutator.Apply, Look, ".dll", share: 3);

    private static void Look(string path)
    {
        var found = PluginInspection.Read(path, withParts: true);
        Assert.NotNull(found.Reason);
        Assert.All(found.Parts, part => Assert.True(part.Name.Trim().Length > 0 && part.Class.Length > 0));
        Assert.True(found.State == PluginState.Loaded || found.Reason.Length > 0);
    }
}
