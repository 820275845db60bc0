namespace FnnKit.Serving;

/// <summary>Gives the models of the application to the gRPC services, which the container creates.</summary>
internal sealed class ServedModelsHolder
{
    /// <summary>The models; null before they are mapped.</summary>
    public ServedModels? Models { get; set; }

    /// <summary>What is measured.</summary>
    public ServeMetrics? Metrics { get; set; }
}
