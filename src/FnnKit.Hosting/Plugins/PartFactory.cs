using System.Composition;
using System.Composition.Convention;
using System.Composition.Hosting;
using System.Reflection;

namespace FnnKit;

/// <summary>Makes fresh instances of one part through MEF. It composes with the plugin's own exports and the host's services, never with another part.</summary>
internal sealed class PartFactory(PartRow part, IServiceProvider services)
{
    private static readonly MethodInfo Composition = typeof(PartFactory).GetMethod(nameof(Compose), BindingFlags.Static | BindingFlags.NonPublic)!;

    private Func<object>? _create;

    /// <exception cref="PartException">The part's constructor threw, or it imports something that nobody has.</exception>
    public object Create()
    {
        try
        {
            _create ??= (Func<object>)Composition.MakeGenericMethod(part.Kind.Contract).Invoke(null, [part, services])!;
            return _create();
        }
#pragma warning disable CA1031 // A part is anybody's code: what its constructor throws is said, with the name of the plugin.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var cause = exception.GetBaseException();
            throw new PartException(SettingDiagnostics.FailingPart, $"the {part.Kind} '{part.Name}' of plugin {part.Plugin} could not be made: {cause.Message}", cause);
        }
    }

    private static Func<object> Compose<TContract>(PartRow part, IServiceProvider services)
        where TContract : class
    {
        var others = part.Type.Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(ExportAttribute)) && !type.IsDefined(typeof(PartAttribute)));
        var container = new ContainerConfiguration().WithParts(others).WithPart(part.Type, Conventions(part.Type)).WithProvider(new ServiceExports(services)).CreateContainer();
        var factory = container.GetExport<ExportFactory<TContract, PartMetadata>>();
        return () => factory.CreateExport().Value;
    }

    /// <summary>A single public constructor is the one to use, without an attribute that says so.</summary>
    private static ConventionBuilder Conventions(Type type)
    {
        var conventions = new ConventionBuilder();
        var constructors = type.GetConstructors();
        if (constructors.Length == 1 && constructors[0].GetParameters().Length > 0)
            conventions.ForType(type).SelectConstructor(candidates => candidates.Single());
        else if (constructors.Length > 1 && !constructors.Any(constructor => constructor.GetParameters().Length == 0 || constructor.IsDefined(typeof(ImportingConstructorAttribute))))
            throw new InvalidOperationException("it has several public constructors; keep one, or mark one with [ImportingConstructor] of the package System.Composition.AttributedModel");
        return conventions;
    }
}
