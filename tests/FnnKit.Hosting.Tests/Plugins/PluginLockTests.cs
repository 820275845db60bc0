using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Plugins;

/// <summary>Ways past the lock. Nothing that is not as it was locked may run, whenever it was exchanged and however it is found.</summary>
public sealed class PluginLockTests : IDisposable
{
    private const double ChecksumOfDigits = 0xCBF43926;

    private static readonly string NativeLibrary = OperatingSystem.IsWindows() ? "acme-checksums.dll" : OperatingSystem.IsMacOS() ? "libacme-checksums.dylib" : "libacme-checksums.so";

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Built(string plugin)
    {
        string Metadata(string key) => typeof(PluginLockTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
        return Path.Combine(Metadata("BadPlugins"), plugin, "bin", Metadata("Configuration"), "net10.0");
    }

    private string In(string name) => Path.Combine(_folder, name);

    /// <summary>Copies a plugin into a folder of its own, or as bare files.</summary>
    private void Drop(string plugin, bool isBare = false)
    {
        string to = Directory.CreateDirectory(isBare ? _folder : In(plugin)).FullName;
        foreach (string file in Directory.GetFiles(Built(plugin)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        if (plugin != "WithNativeLibrary")
            return;
        string known = OperatingSystem.IsWindows() ? "System.IO.Compression.Native.dll" : NativeLibrary.Replace("acme-checksums", "System.IO.Compression.Native", StringComparison.Ordinal);
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), known), Path.Combine(to, NativeLibrary));
    }

    private PluginCatalogue Catalogue(PluginLock? locked = null) => new([_folder], [], _services, locked);

    private PluginLock Lock() => PluginLock.Create(Catalogue().Lockable);

    private static double Fill(PluginCatalogue catalogue, string initializer)
    {
        double[] values = new double[1];
        ((IInitializer)catalogue.Create(PartKind.Get(typeof(IInitializer))!, initializer)).Fill(values, new ParameterPlan("w", new Shape(1), null!), new RandomStream(1, "w"));
        return values[0];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_as_it_was_is_loaded_with_its_libraries_and_documentation(bool isBare)
    {
        Drop("WithNativeLibrary", isBare);
        Drop("WithDependency1", isBare);
        var catalogue = Catalogue(Lock());
        catalogue.ThrowIfRefused();
        Assert.Equal(ChecksumOfDigits, Fill(catalogue, "checksum"));
        Assert.Equal(1, Fill(catalogue, "dependency1"));
    }

    [Theory]
    [InlineData("WithNativeLibrary", false, null)]
    [InlineData("WithNativeLibrary", true, null)]
    [InlineData("WithDependency1", true, "Dependency.dll")]
    [InlineData("WithDependency1", true, "runtimes/linux-x64/lib/net10.0/Dependency.dll")]
    [InlineData("WithDependency1", true, "de/WithDependency1.resources.dll")]
    [InlineData("WithDependency1", false, "WithDependency1/deep/er/any.bin")]
    public void A_file_that_was_changed_or_added_refuses_the_plugin(string plugin, bool isBare, string? file)
    {
        Drop(plugin, isBare);
        var locked = Lock();
        string path = In(file ?? (isBare ? NativeLibrary : $"{plugin}/{NativeLibrary}"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(path, "x");
        var row = Assert.Single(Catalogue(locked).Plugins, row => row.Name == plugin);
        Assert.Equal((PluginState.Refused, 0), (row.State, row.Parts.Count));
    }

    [Fact]
    public void A_library_that_is_exchanged_after_the_check_does_not_run()
    {
        Drop("WithDependency1");
        Drop("WithNativeLibrary");
        var catalogue = Catalogue(Lock());
        File.Copy(Path.Combine(Built("WithDependency2"), "Dependency.dll"), In("WithDependency1/Dependency.dll"), overwrite: true);
        File.AppendAllText(In($"WithNativeLibrary/{NativeLibrary}"), "x");
        Assert.Contains("not as it was", Assert.ThrowsAny<Exception>(() => Fill(catalogue, "dependency1")).ToString(), StringComparison.Ordinal);
        Assert.Contains("not as it was", Assert.ThrowsAny<Exception>(() => Fill(catalogue, "checksum")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_dependencies_that_leads_outside_loads_nothing()
    {
        Drop("WithDependency1");
        Directory.CreateDirectory(In("outside"));
        File.Move(In("WithDependency1/Dependency.dll"), In("outside/Dependency.dll"));
        string list = In("WithDependency1/WithDependency1.deps.json");
        File.WriteAllText(list, File.ReadAllText(list).Replace("\"Dependency.dll\"", "\"../outside/Dependency.dll\"", StringComparison.Ordinal));
        var catalogue = Catalogue(Lock());
        Assert.ThrowsAny<Exception>(() => Fill(catalogue, "dependency1"));
    }

    [Fact]
    public void A_plugin_named_otherwise_than_its_assembly_and_one_without_parts_can_be_locked()
    {
        Drop("Good");
        Directory.Move(In("Good"), In("Renamed"));
        File.Move(In("Renamed/Good.dll"), In("Renamed/Renamed.dll"));
        Drop("WithDependency1", isBare: true);
        Catalogue(Lock()).ThrowIfRefused();
    }

    [Fact]
    public void Pipes_and_links_in_circles_hang_nothing()
    {
        if (OperatingSystem.IsWindows())
            return;
        Drop("Good");
        Directory.CreateSymbolicLink(In("Good/a"), In("Good"));
        Directory.CreateSymbolicLink(In("Good/b"), In("Good"));
        foreach (string pipe in new[] { In("x.dll"), In("Good/y.dll") })
        {
            using var make = Process.Start("mkfifo", [pipe]);
            make.WaitForExit();
        }

        var locked = Lock();
        Catalogue(locked).ThrowIfRefused();
        Assert.DoesNotContain(locked.Plugins["Good"].Keys, file => file.StartsWith("a/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_DLL_is_listed_and_takes_nothing_else_down()
    {
        Drop("Good");
        byte[] good = File.ReadAllBytes(In("Good/Good.dll"));
        var random = new Random(8);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(random.Next(4) == 0 ? 512 : bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(In("broken.dll"), random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            Assert.NotNull(PluginInspection.Read(In("broken.dll")).Reason);
        }
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("model.safetensors")]
    [InlineData("metrics.jsonl")]
    public void The_lock_of_a_run_folder_does_not_count(string file)
    {
        File.WriteAllText(In("appsettings.json"), """{ "FnnKit": { "Plugins": { "Locked": true } } }""");
        File.WriteAllText(In(file), "");
        File.WriteAllText(In(PluginLock.FileName), "{}");
        var services = new ServiceCollection();
        services.AddFnnKit(In("appsettings.json"));
        using var provider = services.BuildServiceProvider();
        var exception = Assert.Throws<PluginLockException>(provider.GetRequiredService<PluginCatalogue>);
        Assert.Contains($"There is no {Path.GetFullPath(PluginLock.FileName)}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"a\": null }", "(1,8)")]
    [InlineData("{ \"a\": { \"b\": 1 } }", "(1,15)")]
    [InlineData("{ \"a\": { \"b\": \"\\ud800\" } }", "(1,15)")]
    [InlineData("[]", "(1,1)")]
    public void A_lock_that_makes_no_sense_is_refused_with_the_place(string text, string place)
    {
        File.WriteAllText(In(PluginLock.FileName), text);
        Assert.Contains(place, Assert.Throws<PluginLockException>(() => PluginLock.Read(In(PluginLock.FileName))).Message, StringComparison.Ordinal);
    }
}
