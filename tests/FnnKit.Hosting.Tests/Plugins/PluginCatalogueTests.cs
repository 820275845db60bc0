using System.Composition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FnnKit.Hosting.Tests.Plugins;

public sealed class PluginCatalogueTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "plugins");
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static PartKind Kind<T>() => PartKind.Get(typeof(T))!;

    [Fact]
    public void Every_shipped_part_can_be_made_by_its_name()
    {
        var catalogue = new PluginCatalogue([Shipped], [], _services);
        Assert.NotEmpty(catalogue.Parts);
        foreach (var part in catalogue.Parts)
            Assert.IsAssignableFrom(part.Kind.Contract, catalogue.Create(part.Kind, part.Name.ToUpperInvariant()));
    }

    [Fact]
    public void Each_plugin_has_a_load_context_of_its_own_and_shares_the_contracts()
    {
        var catalogue = new PluginCatalogue([Shipped], [], _services);
        var contexts = catalogue.Parts.Select(part => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(part.Type.Assembly)).Distinct().ToArray();
        Assert.Equal(catalogue.Plugins.Count, contexts.Length);
        Assert.DoesNotContain(System.Runtime.Loader.AssemblyLoadContext.Default, contexts);
        Assert.All(contexts, context => Assert.False(context!.IsCollectible));
    }

    [Fact]
    public void Each_time_a_part_is_asked_for_it_is_a_fresh_one()
    {
        var catalogue = new PluginCatalogue([Shipped], [], _services);
        Assert.NotSame(catalogue.Create(Kind<ILayer>(), "dense"), catalogue.Create(Kind<ILayer>(), "dense"));
    }

    [Fact]
    public void Every_shipped_part_says_what_it_is() => Assert.All(new PluginCatalogue([Shipped], [], _services).Parts, part => Assert.NotEmpty(part.Summary));

    [Fact]
    public void A_file_that_is_no_plugin_is_listed_with_its_reason_and_harms_nobody()
    {
        File.WriteAllText(Path.Combine(_folder, "text.dll"), "this is no assembly");
        File.WriteAllBytes(Path.Combine(_folder, "empty.dll"), []);
        File.Copy(typeof(Moq.Mock).Assembly.Location, Path.Combine(_folder, "Moq.dll"));
        var catalogue = new PluginCatalogue([_folder, Shipped], [], _services);
        Assert.Equal(PluginState.Malfunctioned, catalogue.Plugins.Single(row => row.Name == "text").State);
        Assert.Contains("empty", catalogue.Plugins.Single(row => row.Name == "empty").Reason, StringComparison.Ordinal);
        Assert.Equal(PluginState.NotAPlugin, catalogue.Plugins.Single(row => row.Name == "Moq").State);
        Assert.NotNull(catalogue.Create(Kind<ILayer>(), "dense"));
    }

    [Fact]
    public void A_copy_of_a_plugin_in_another_folder_brings_nothing_new()
    {
        string copy = Directory.CreateDirectory(Path.Combine(_folder, "FnnKit.Layers")).FullName;
        foreach (string file in Directory.GetFiles(Path.Combine(Shipped, "FnnKit.Layers")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var catalogue = new PluginCatalogue([Shipped, _folder], [], _services);
        Assert.Equal(PluginState.Duplicate, catalogue.Plugins.Single(row => row.Path.StartsWith(_folder, StringComparison.Ordinal)).State);
        Assert.NotNull(catalogue.Create(Kind<ILayer>(), "dense"));
    }

    [Fact]
    public void A_name_that_two_plugins_bring_is_an_error_unless_the_plugin_is_named()
    {
        var catalogue = new PluginCatalogue([Shipped], [typeof(MyRelu).Assembly], _services);
        var exception = Assert.Throws<PartException>(() => catalogue.Create(Kind<IActivation>(), "relu"));
        Assert.Contains("'FnnKit.Activations:relu'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'FnnKit.Hosting.Tests:relu'", exception.Message, StringComparison.Ordinal);
        Assert.IsType<MyRelu>(catalogue.Create(Kind<IActivation>(), "FnnKit.Hosting.Tests:relu"));
    }

    [Fact]
    public void A_part_gets_the_services_of_the_host_through_its_constructor()
        => Assert.NotNull(((LoggingActivation)new PluginCatalogue([], [typeof(LoggingActivation).Assembly], _services).Create(Kind<IActivation>(), "logging")).Logger);

    [Fact]
    public void A_part_whose_constructor_throws_is_named_with_its_plugin()
    {
        var catalogue = new PluginCatalogue([], [typeof(Throwing).Assembly], _services);
        var exception = Assert.Throws<PartException>(() => catalogue.Create(Kind<IActivation>(), "throwing"));
        Assert.Equal("the activation 'throwing' of plugin FnnKit.Hosting.Tests could not be made: not today", exception.Message);
    }

    [Fact]
    public void A_name_of_another_kind_is_pointed_out()
    {
        var exception = Assert.Throws<PartException>(() => new PluginCatalogue([Shipped], [], _services).Create(Kind<ILayer>(), "softmax"));
        Assert.Contains("'softmax' is the name of another kind of part (activation)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_plugins_the_error_says_where_they_were_looked_for()
        => Assert.Contains(_folder, Assert.Throws<PartException>(() => new PluginCatalogue([_folder], [], _services).Create(Kind<ILayer>(), "dense")).Message, StringComparison.Ordinal);
}

/// <summary>An activation whose name another plugin has too.</summary>
[Activation("relu")]
public sealed class MyRelu : Activation<MyRelu.Formula>
{
    public readonly struct Formula : IActivationFormula<Formula>
    {
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Max(x, 0);
    }
}

/// <summary>An activation that imports a service.</summary>
[Activation("logging")]
[method: ImportingConstructor]
public sealed class LoggingActivation(ILogger<LoggingActivation> logger) : Activation<MyRelu.Formula>
{
    public ILogger Logger { get; } = logger;
}

/// <summary>An activation that cannot be made.</summary>
[Activation("throwing")]
public sealed class Throwing : Activation<MyRelu.Formula>
{
    public Throwing() => throw new InvalidOperationException("not today");
}
