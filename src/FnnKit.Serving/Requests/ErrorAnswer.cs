using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FnnKit.Serving;

/// <summary>Errors as the Open Inference Protocol has them: an object with the text <c>error</c>.</summary>
internal static class ErrorAnswer
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an error, if nothing of an answer was sent yet.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string message, int? retryAfter = null)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }

        response.Clear();
        response.StatusCode = status;
        response.ContentType = "application/json";
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["error"] = message }, Options)).ConfigureAwait(false);
    }
}
