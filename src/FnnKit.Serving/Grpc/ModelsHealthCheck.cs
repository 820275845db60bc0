using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FnnKit.Serving;

/// <summary>Whether the models can be asked, for the health service of gRPC.</summary>
internal sealed class ModelsHealthCheck(ServedModelsHolder holder) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(holder.Models is { IsReady: true } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The server is stopping."));
}
