using Microsoft.AspNetCore.Http;

namespace FnnKit.Serving;

/// <summary>Headers that say which model answered.</summary>
internal static class ModelHeaders
{
    /// <summary>The version of the model.</summary>
    public const string Version = "FnnKit-Model-Version";

    /// <summary>The SHA-256 of the file of the model.</summary>
    public const string Digest = "FnnKit-Model-Digest";

    public static void Write(HttpResponse response, LoadedModel loaded)
    {
        response.Headers[Version] = loaded.Version;
        response.Headers[Digest] = loaded.Digest;
    }
}
