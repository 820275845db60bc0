using System.Diagnostics;
using System.Reflection;
using FnnKit.Serving.Protocol;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace FnnKit.Serving;

/// <summary>The Open Inference Protocol, version 2, over gRPC.</summary>
internal sealed partial class InferenceService(ServedModelsHolder holder, ILogger<InferenceService> logger) : GRPCInferenceService.GRPCInferenceServiceBase
{
    private readonly ServedModels _models = holder.Models ?? throw new InvalidOperationException("MapFnnKit was not called.");

    /// <inheritdoc/>
    public override Task<ServerLiveResponse> ServerLive(ServerLiveRequest request, ServerCallContext context) => Task.FromResult(new ServerLiveResponse { Live = true });

    /// <inheritdoc/>
    public override Task<ServerReadyResponse> ServerReady(ServerReadyRequest request, ServerCallContext context) => Task.FromResult(new ServerReadyResponse { Ready = _models.IsReady });

    /// <inheritdoc/>
    public override Task<ModelReadyResponse> ModelReady(ModelReadyRequest request, ServerCallContext context) => RunAsync("model-ready", request.Name, context, _ =>
    {
        Find(request.Name, request.Version);
        return ValueTask.FromResult(new ModelReadyResponse { Ready = _models.IsReady });
    });

    /// <inheritdoc/>
    public override Task<ServerMetadataResponse> ServerMetadata(ServerMetadataRequest request, ServerCallContext context) => RunAsync("metadata", "", context, _ =>
    {
        string? version = typeof(InferenceService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return ValueTask.FromResult(new ServerMetadataResponse { Name = "fnnkit", Version = version ?? "" });
    });

    /// <inheritdoc/>
    public override Task<ModelMetadataResponse> ModelMetadata(ModelMetadataRequest request, ServerCallContext context) => RunAsync("model-metadata", request.Name, context, _ =>
    {
        var model = Find(request.Name, request.Version).Model;
        var response = new ModelMetadataResponse { Name = request.Name, Platform = "fnnkit" };
        response.Versions.AddRange(_models.Find(request.Name).Versions.Select(version => version.Options.Version));
        response.Inputs.AddRange(TensorPlan.Inputs(model.Schema).Select(Describe));
        response.Outputs.AddRange(TensorPlan.Outputs(model).Select(Describe));
        return ValueTask.FromResult(response);
    });

    /// <inheritdoc/>
    public override Task<ModelInferResponse> ModelInfer(ModelInferRequest request, ServerCallContext context) => RunAsync("infer", request.ModelName, context, async cancellation =>
    {
        var loaded = Find(request.ModelName, request.ModelVersion);
        long mostValues = Math.Min((long)_models.Options.Limits.Rows * loaded.Model.FeatureCount, Array.MaxLength);
        var read = GrpcTensors.Read(request, mostValues);
        _ = TensorAnswer.Check(loaded.Model, read.Outputs);
        var rows = TensorPlan.ToRows(loaded.Columns, read.Inputs, _models.Options.Limits.Rows);
        double[] predictions = await loaded.PredictAsync(rows.Features, rows.Count, cancellation).ConfigureAwait(false);
        return GrpcTensors.Write(loaded, request.Id, TensorAnswer.Create(loaded.Model, predictions, rows.Count, read));
    });

    private static ModelMetadataResponse.Types.TensorMetadata Describe((string Name, TensorType Type, long[] Shape) tensor)
    {
        var described = new ModelMetadataResponse.Types.TensorMetadata { Name = tensor.Name, Datatype = tensor.Type.ToString() };
        described.Shape.AddRange(tensor.Shape);
        return described;
    }

    private LoadedModel Find(string name, string version) => _models.Find(name).Find(version.Length > 0 ? version : null).Current;

    private async Task<T> RunAsync<T>(string operation, string model, ServerCallContext context, Func<CancellationToken, ValueTask<T>> run)
    {
        long start = Stopwatch.GetTimestamp();
        int status = 200;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(_models.Options.Limits.Seconds));
        try
        {
            _models.Keys.Require(context.GetHttpContext().Request);
            return await run(time.Token).ConfigureAwait(false);
        }
        catch (RequestException exception)
        {
            status = exception.Status;
            throw new RpcException(new Status(CodeOf(status), exception.Message));
        }
        catch (OperationCanceledException)
        {
            status = context.CancellationToken.IsCancellationRequested ? 499 : 503;
            throw new RpcException(new Status(status == 499 ? StatusCode.Cancelled : StatusCode.Unavailable, "The request took too long; send fewer rows, or try again later."));
        }
#pragma warning disable CA1031 // A plugin may throw anything, and the server goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            status = 500;
            LogFailed(operation, exception);
            throw new RpcException(new Status(StatusCode.Internal, "The server failed on this request; its log says more."));
        }
        finally
        {
            holder.Metrics?.AddRequest(status == 404 ? "" : model, "grpc-" + operation, status, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static StatusCode CodeOf(int status) => status switch
    {
        401 => StatusCode.Unauthenticated,
        404 => StatusCode.NotFound,
        413 => StatusCode.ResourceExhausted,
        503 => StatusCode.Unavailable,
        _ => StatusCode.InvalidArgument,
    };

    [LoggerMessage(12, LogLevel.Error, "{Operation} over gRPC failed")]
    private partial void LogFailed(string operation, Exception exception);
}
