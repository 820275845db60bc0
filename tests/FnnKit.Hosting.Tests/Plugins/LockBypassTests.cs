using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Plugins;

/// <summary>More ways past the lock: overrides that lift it, links, names, and files that are exchanged or added at the wrong moment.</summary>
public sealed class LockBypassTests : IDisposable
{
    private const string Locked = """{ "FnnKit": { "Plugins": { "Locked": true } } }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Built(string plugin)
    {
        string Metadata(string key) => typeof(LockBypassTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
        return Path.Combine(Metadata("BadPlugins"), plugin, "bin", Metadata("Configuration"), "net10.0");
    }

    private string In(string name) => Path.Combine(_folder, name);

    private void Drop(string plugin, string to)
    {
        Directory.CreateDirectory(In(to));
        foreach (string file in Directory.GetFiles(Built(plugin)))
            File.Copy(file, Path.Combine(In(to), Path.GetFileName(file)), overwrite: true);
    }

    private PluginCatalogue Catalogue(PluginLock? locked = null, params string[] folders) => new([In("plugins"), .. folders], [], _services, locked);

    private PluginLock Lock() => PluginLock.Create(Catalogue().Lockable);

    private PluginRow Row(PluginLock locked, string path) => Assert.Single(Catalogue(locked, In("more")).Plugins, row => row.Path == In(path));

    private static void AssertRefused(PluginRow row) => Assert.Equal((PluginState.Refused, 0), (row.State, row.Parts.Count));

    [Theory]
    [InlineData("Plugins:Locked=false")]
    [InlineData("Plugins:Locked=null")]
    [InlineData("Plugins=null")]
    [InlineData("Plugins={\"Locked\":false}")]
    [InlineData("fnnkit:plugins:locked=False")]
    public void An_override_cannot_lift_the_lock_of_a_configuration(string set)
    {
        File.WriteAllText(In("appsettings.json"), Locked);
        var services = new ServiceCollection();
        services.AddFnnKit(In("appsettings.json")).Set(set);
        AssertHolds(services, "--set");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Neither_can_an_overlay_or_an_environment_variable_of_a_host(bool isFile)
    {
        File.WriteAllText(In("appsettings.json"), Locked);
        File.WriteAllText(In("overlay.json"), Locked.Replace("true", "false", StringComparison.Ordinal));
        var configuration = new ConfigurationBuilder().AddJsonFile(In("appsettings.json"));
        if (isFile)
            configuration.AddJsonFile(In("overlay.json"));
        else
            configuration.AddInMemoryCollection([new("FnnKit:Plugins:Locked", "false")]);
        var services = new ServiceCollection();
        services.AddFnnKit(configuration.Build());
        AssertHolds(services, isFile ? "overlay.json(1,38)" : "Memory");
    }

    private static void AssertHolds(ServiceCollection services, string place)
    {
        using var provider = services.BuildServiceProvider();
        var error = Assert.Single(Assert.Throws<SettingsException>(provider.GetRequiredService<PluginCatalogue>).Errors);
        Assert.Equal(SettingDiagnostics.LiftedLock, error.Diagnostic);
        Assert.Contains("appsettings.json(1,38)", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Origin.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_in_capitals_is_another_hash()
    {
        Drop("Good", "plugins/Good");
        var locked = Lock();
        var files = locked.Plugins["Good"].ToDictionary(file => file.Key, file => file.Value.ToUpperInvariant());
        AssertRefused(Row(new PluginLock(new Dictionary<string, IReadOnlyDictionary<string, string>> { ["Good"] = files }), "plugins/Good/Good.dll"));
    }

    [Fact]
    public void A_lock_with_a_repeated_name_is_refused()
    {
        File.WriteAllText(In(PluginLock.FileName), """{ "Good": { "Good.dll": "0" }, "Good": {} }""");
        Assert.Throws<PluginLockException>(() => PluginLock.Read(In(PluginLock.FileName)));
    }

    [Fact]
    public void A_link_to_another_DLL_is_another_DLL()
    {
        if (OperatingSystem.IsWindows())
            return;
        Drop("Good", "plugins/Good");
        File.Move(In("plugins/Good/Good.dll"), In("real.dll"));
        File.CreateSymbolicLink(In("plugins/Good/Good.dll"), In("real.dll"));
        var locked = Lock();
        Catalogue(locked).ThrowIfRefused();
        File.Delete(In("plugins/Good/Good.dll"));
        File.CreateSymbolicLink(In("plugins/Good/Good.dll"), Path.Combine(Built("WithDependency1"), "WithDependency1.dll"));
        AssertRefused(Row(locked, "plugins/Good/Good.dll"));
    }

    [Fact]
    public void A_library_behind_a_link_to_a_folder_is_not_loaded()
    {
        if (OperatingSystem.IsWindows())
            return;
        Drop("WithDependency1", "plugins/WithDependency1");
        Directory.CreateDirectory(In("outside"));
        File.Move(In("plugins/WithDependency1/Dependency.dll"), In("outside/Dependency.dll"));
        Directory.CreateSymbolicLink(In("plugins/WithDependency1/lib"), In("outside"));
        string list = In("plugins/WithDependency1/WithDependency1.deps.json");
        File.WriteAllText(list, File.ReadAllText(list).Replace("\"Dependency.dll\"", "\"lib/Dependency.dll\"", StringComparison.Ordinal));
        var catalogue = Catalogue(Lock());
        var initializer = (IInitializer)catalogue.Create(PartKind.Get(typeof(IInitializer))!, "dependency1");
        var exception = Assert.ThrowsAny<Exception>(() => initializer.Fill(new double[1], new ParameterPlan("w", new Shape(1), null!), new RandomStream(1, "w")));
        Assert.Contains("Dependency", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_plugin_of_the_same_name_in_another_folder_is_refused()
    {
        Drop("Good", "plugins/Good");
        var locked = Lock();
        Drop("Good", "more/Good");
        File.Copy(Path.Combine(Built("WithDependency1"), "WithDependency1.dll"), In("more/Good/Good.dll"), overwrite: true);
        AssertRefused(Row(locked, "more/Good/Good.dll"));
    }

    [Fact]
    public void A_DLL_that_is_exchanged_between_the_check_and_the_loading_is_not_loaded()
    {
        Drop("Good", "plugins/Good");
        string path = In("plugins/Good/Good.dll");
        var files = new LockedFiles(Lock(), [path]);
        File.Copy(Path.Combine(Built("WithDependency1"), "WithDependency1.dll"), path, overwrite: true);
        var row = PluginLoader.Load(path, files);
        Assert.Equal((PluginState.Malfunctioned, 0), (row.State, row.Parts.Count));
        Assert.Contains("not as it was", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plugins/good.dll")]
    [InlineData("plugins/Good.backup.dll")]
    public void A_DLL_of_a_similar_name_is_refused(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        Drop("Good", "plugins");
        var locked = Lock();
        File.Copy(Path.Combine(Built("WithDependency1"), "WithDependency1.dll"), In(name));
        AssertRefused(Row(locked, name));
    }

    [Theory]
    [InlineData("acme.dll")]
    [InlineData("libacme.so")]
    [InlineData("libacme.so.1.2")]
    [InlineData("Good.resources.bin")]
    public void A_library_that_is_added_beside_a_bare_plugin_refuses_it(string library)
    {
        Drop("Good", "plugins");
        var locked = Lock();
        if (library.EndsWith(".dll", StringComparison.Ordinal))
            File.Copy(Path.Combine(Built("WithDependency1"), "Dependency.dll"), In($"plugins/{library}"));
        else
            File.WriteAllText(In($"plugins/{library}"), "x");
        AssertRefused(Row(locked, "plugins/Good.dll"));
    }
}
