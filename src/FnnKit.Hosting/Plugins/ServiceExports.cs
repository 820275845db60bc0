using System.Composition.Hosting.Core;

namespace FnnKit;

/// <summary>Lets MEF ask the service provider for what a part imports and no plugin exports: loggers, clocks, configuration.</summary>
internal sealed class ServiceExports(IServiceProvider services) : ExportDescriptorProvider
{
    public override IEnumerable<ExportDescriptorPromise> GetExportDescriptors(CompositionContract contract, DependencyAccessor descriptorAccessor)
    {
        if (contract.ContractName is not null || contract.MetadataConstraints?.Any() == true || services.GetService(contract.ContractType) is not { } service)
            return NoExportDescriptors;
        return
        [
            new ExportDescriptorPromise(contract, "service provider", isShared: true, NoDependencies, _ => ExportDescriptor.Create((_, _) => service, NoMetadata)),
        ];
    }
}
