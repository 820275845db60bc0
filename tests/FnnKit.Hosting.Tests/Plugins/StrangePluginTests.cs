using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Plugins;

/// <summary>One folder with everything that goes wrong in plugin hosts, made of real projects; the good parts must not notice.</summary>
public sealed class StrangePluginTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "plugins");
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public StrangePluginTests()
    {
        foreach (string plugin in new[] { "Good", "OwnContracts", "ForNewerContracts", "ThrowingConstructor", "LacksDependency", "DuplicateName", "WithDependency1", "WithDependency2", "WithNativeLibrary" })
            Drop(plugin);
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), FileOf("clrjit")), Path.Combine(_folder, "native.dll"));
        // A native library that every machine with .NET has, under a name that only the plugin's own folder knows.
        string checksums = OperatingSystem.IsWindows() ? "System.IO.Compression.Native.dll" : FileOf("System.IO.Compression.Native");
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), checksums), Path.Combine(_folder, "WithNativeLibrary", FileOf("acme-checksums")));
        File.WriteAllText(Path.Combine(_folder, "text.dll"), "this is text");
        File.WriteAllBytes(Path.Combine(_folder, "empty.dll"), []);
    }

    private static string FileOf(string library) => OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Metadata(string key)
        => typeof(StrangePluginTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private void Drop(string plugin)
    {
        string from = Path.Combine(Metadata("BadPlugins"), plugin, "bin", Metadata("Configuration"), "net10.0");
        string to = Directory.CreateDirectory(Path.Combine(_folder, plugin)).FullName;
        foreach (string file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private PluginCatalogue Catalogue(PluginLock? locked = null) => new([Shipped, _folder], [], _services, locked);

    private static PartKind Kind<T>() => PartKind.Get(typeof(T))!;

    [Theory]
    [InlineData("Good", PluginState.Loaded, "")]
    [InlineData("OwnContracts", PluginState.Loaded, "")]
    [InlineData("ForNewerContracts", PluginState.Incompatible, "it was built for FnnKit.Abstractions 9, and this is 0")]
    [InlineData("ThrowingConstructor", PluginState.Loaded, "could not be made: the licence has run out")]
    [InlineData("LacksDependency", PluginState.Loaded, "Dependency, Version=1.0.0.0")]
    [InlineData("DuplicateName", PluginState.Loaded, "is also in FnnKit.Activations: write 'DuplicateName:relu'")]
    [InlineData("WithDependency1", PluginState.Loaded, "")]
    [InlineData("WithDependency2", PluginState.Loaded, "")]
    [InlineData("WithNativeLibrary", PluginState.Loaded, "")]
    [InlineData("native", PluginState.Malfunctioned, "no .NET assembly")]
    [InlineData("text", PluginState.Malfunctioned, "no .NET assembly")]
    [InlineData("empty", PluginState.Malfunctioned, "empty")]
    public void Every_DLL_has_one_row_with_the_right_reason(string name, PluginState state, string reason)
    {
        var catalogue = Catalogue();
        var row = Assert.Single(catalogue.Plugins, row => row.Name == name);
        Assert.Equal(state, row.State);
        Assert.Contains(reason, catalogue.Diagnose(row), StringComparison.Ordinal);
        if (reason.Length == 0)
            Assert.Empty(catalogue.Diagnose(row));
    }

    [Fact]
    public void The_good_parts_work_beside_all_the_others()
    {
        var catalogue = Catalogue();
        Assert.NotNull(catalogue.Create(Kind<ILayer>(), "dense"));
        var square = (IActivation)catalogue.Create(Kind<IActivation>(), "square");
        float[] values = [3];
        square.Forward<float>(new(values, 1, 1), new(values, 1, 1));
        Assert.Equal([9], values);
    }

    [Fact]
    public void A_plugin_that_carries_its_own_contracts_gets_those_of_the_host()
    {
        Assert.True(File.Exists(Path.Combine(_folder, "OwnContracts", "FnnKit.Abstractions.dll")));
        Assert.IsAssignableFrom<IActivation>(Catalogue().Create(Kind<IActivation>(), "cube"));
    }

    [Fact]
    public void Two_plugins_have_two_versions_of_one_library_side_by_side()
    {
        var catalogue = Catalogue();
        double[] first = new double[1], second = new double[1];
        var parameter = new ParameterPlan("p", 1, (IInitializer)catalogue.Create(Kind<IInitializer>(), "zeros"));
        ((IInitializer)catalogue.Create(Kind<IInitializer>(), "dependency1")).Fill(first, parameter, default);
        ((IInitializer)catalogue.Create(Kind<IInitializer>(), "dependency2")).Fill(second, parameter, default);
        Assert.Equal((1, 2), (first[0], second[0]));
    }

    [Fact]
    public void A_plugin_finds_the_native_library_in_its_own_folder()
    {
        double[] values = new double[1];
        var parameter = new ParameterPlan("p", 1, (IInitializer)Catalogue().Create(Kind<IInitializer>(), "zeros"));
        ((IInitializer)Catalogue().Create(Kind<IInitializer>(), "checksum")).Fill(values, parameter, default);
        Assert.Equal(0xCBF43926, values[0]); // the check value of CRC-32 (ISO 3309)
    }

    [Fact]
    public void A_part_that_lacks_a_library_says_which()
    {
        var exception = Assert.Throws<PartException>(() => Catalogue().Create(Kind<IInitializer>(), "lacking"));
        Assert.Contains("Dependency, Version=1.0.0.0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("plugin LacksDependency", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_whose_constructor_throws_says_what_it_threw()
    {
        var exception = Assert.Throws<PartException>(() => Catalogue().Create(Kind<ISchedule>(), "throwing"));
        Assert.Equal("the schedule 'throwing' of plugin ThrowingConstructor could not be made: the licence has run out", exception.Message);
    }

    [Fact]
    public void A_name_of_two_plugins_is_an_error_that_names_both()
    {
        var catalogue = Catalogue();
        var exception = Assert.Throws<PartException>(() => catalogue.Create(Kind<IActivation>(), "relu"));
        Assert.Contains("'DuplicateName:relu'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'FnnKit.Activations:relu'", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(catalogue.Create(Kind<IActivation>(), "duplicatename:relu"));
    }

    [Fact]
    public void An_unknown_name_points_to_the_plugins_that_could_not_be_loaded()
    {
        var exception = Assert.Throws<PartException>(() => Catalogue().Create(Kind<IActivation>(), "modern-wave"));
        Assert.Contains("ForNewerContracts (it was built for", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Locked_plugins_that_are_as_they_were_are_loaded()
    {
        var locked = PluginLock.Create(Catalogue().Plugins.Where(row => row.Parts.Count > 0).Select(row => row.Path));
        string path = Path.Combine(_folder, PluginLock.FileName);
        locked.Write(path);
        var catalogue = new PluginCatalogue([Shipped, Path.Combine(_folder, "none")], [], _services, PluginLock.Create(Directory.GetDirectories(Shipped).Select(folder => Path.Combine(folder, Path.GetFileName(folder) + ".dll"))));
        catalogue.ThrowIfRefused();
        Assert.Equal(locked.Plugins["Good"], PluginLock.Read(path).Plugins["Good"]);
    }

    [Theory]
    [InlineData("changed", "Good.dll changed")]
    [InlineData("added", "extra.txt added")]
    [InlineData("missing", "Good.deps.json missing")]
    [InlineData("gone", "in none of the folders")]
    [InlineData("new", "is not in plugins.lock.json")]
    public void A_plugin_that_is_not_as_it_was_locked_is_refused_before_its_code_runs(string change, string reason)
    {
        var locked = PluginLock.Create(Catalogue().Plugins.Where(row => row.Parts.Count > 0 && (change != "new" || row.Name != "Good")).Select(row => row.Path));
        string folder = Path.Combine(_folder, "Good");
        switch (change)
        {
            case "changed":
                File.AppendAllText(Path.Combine(folder, "Good.dll"), "x");
                break;
            case "added":
                File.WriteAllText(Path.Combine(folder, "extra.txt"), "x");
                break;
            case "missing":
                File.Delete(Path.Combine(folder, "Good.deps.json"));
                break;
            case "gone":
                Directory.Delete(folder, recursive: true);
                break;
        }

        var catalogue = Catalogue(locked);
        var row = Assert.Single(catalogue.Plugins, row => row.Name == "Good");
        Assert.Equal(PluginState.Refused, row.State);
        Assert.Contains(reason, row.Reason, StringComparison.Ordinal);
        Assert.Empty(row.Parts);
        Assert.Contains("Good: ", Assert.Throws<PluginLockException>(catalogue.ThrowIfRefused).Message, StringComparison.Ordinal);
    }
}
