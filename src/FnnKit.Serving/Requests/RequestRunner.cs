using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FnnKit.Serving;

/// <summary>Runs the handlers of requests: keys, identifiers, time, errors, metrics and the log are the same for all.</summary>
internal sealed partial class RequestRunner(ServeOptions options, ApiKeys keys, ServeMetrics metrics, ILogger<RequestRunner> logger)
{
    private const string IdHeader = "X-Request-Id";
    private const int LongestId = 128;
    private const int ClientGone = 499;

    private readonly TimeSpan _limit = TimeSpan.FromSeconds(options.Limits.Seconds);

    /// <summary>Makes a handler of a handler of this server.</summary>
    /// <param name="operation">What metrics and the log call it.</param>
    /// <param name="handler">Answers a request within the time that the token leaves.</param>
    /// <param name="isOpen">Whether clients without a key may call it.</param>
    public RequestDelegate Wrap(string operation, Func<HttpContext, CancellationToken, ValueTask> handler, bool isOpen = false) => async context =>
    {
        long start = Stopwatch.GetTimestamp();
        string id = Identify(context);
        try
        {
            if (!isOpen)
                keys.Require(context.Request);
            await RunAsync(context, handler).ConfigureAwait(false);
        }
        catch (RequestException exception)
        {
            await ErrorAnswer.WriteAsync(context, exception.Status, exception.Message, exception.RetryAfter).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            await ErrorAnswer.WriteAsync(context, exception.StatusCode, exception.Message).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientGone;
        }
#pragma warning disable CA1031 // A plugin may throw anything, and the server goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(operation, id, exception);
            await ErrorAnswer.WriteAsync(context, 500, $"The server failed on this request; its log says more about the request '{id}'.").ConfigureAwait(false);
        }

        string model = context.Request.RouteValues["model"] as string ?? "";
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        metrics.AddRequest(context.Response.StatusCode == 404 ? "" : model, operation, context.Response.StatusCode, seconds);
        LogRequest(operation, model, context.Response.StatusCode, seconds * 1000, id);
    };

    private async Task RunAsync(HttpContext context, Func<HttpContext, CancellationToken, ValueTask> handler)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(_limit);
        try
        {
            await handler(context, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new RequestException(503, $"The request took longer than {options.Limits.Seconds} s; send fewer rows, or try again later.", exception) { RetryAfter = 1 };
        }
    }

    /// <summary>The identifier of a request: that of the client if it is one, otherwise a new one. It goes back with the answer.</summary>
    private static string Identify(HttpContext context)
    {
        string given = context.Request.Headers[IdHeader].ToString();
        bool isUsable = given.Length is > 0 and <= LongestId && given.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':');
        string id = isUsable ? given : context.TraceIdentifier;
        context.TraceIdentifier = id;
        context.Response.OnStarting(static state =>
        {
            var started = (HttpContext)state;
            started.Response.Headers[IdHeader] = started.TraceIdentifier;
            started.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        }, context);
        return id;
    }

    [LoggerMessage(10, LogLevel.Debug, "{Operation} {Model}: {Status} in {Milliseconds:0.000} ms (request {RequestId})")]
    private partial void LogRequest(string operation, string model, int status, double milliseconds, string requestId);

    [LoggerMessage(11, LogLevel.Error, "{Operation} failed (request {RequestId})")]
    private partial void LogFailed(string operation, string requestId, Exception exception);
}
