using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>How models are served over HTTP and gRPC.</summary>
public sealed record ServeOptions : IValidatableObject
{
    /// <summary>The models; the command line and <c>AddFnnKitModel</c> add to them.</summary>
    public IReadOnlyList<ServedModelOptions> Models { get; set; } = [];

    /// <summary>The addresses to listen on, such as <c>http://0.0.0.0:8080</c>; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Listen { get; set; } = ["http://127.0.0.1:8080"];

    /// <summary>One more address for gRPC without TLS, such as <c>http://127.0.0.1:8081</c>; with TLS the addresses of <c>Listen</c> speak gRPC as well.</summary>
    public string? ListenGrpc { get; set; }

    /// <summary>How many seconds pass between two looks at the files of the models; 0 never looks.</summary>
    [Range(0, 86_400)]
    public double ReloadSeconds { get; set; } = 2;

    /// <summary>The largest requests.</summary>
    public ServeLimits Limits { get; set; } = new();

    /// <summary>How waiting requests are put together.</summary>
    public ServeBatching Batching { get; set; } = new();

    /// <summary>Whether columns of a row in JSON that the model does not have are left out; otherwise they are an error. Columns of CSV always are.</summary>
    public bool IgnoreAdditionalColumns { get; set; }

    /// <summary>The keys of which a client must send one, as <c>Authorization: Bearer KEY</c> or <c>X-Api-Key: KEY</c>; empty asks for none.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];

    /// <summary>The certificate for addresses that begin with https.</summary>
    public ServeCertificate Certificate { get; set; } = new();

    /// <summary>The origins of pages that browsers may call from (CORS), such as <c>https://example.org</c>; empty allows none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Where metrics go by OTLP, such as <c>http://collector:4317</c>; null sends none. <c>/metrics</c> always has them for Prometheus.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Whether the log is written as JSON, an object a line.</summary>
    public bool JsonLog { get; set; }

    /// <summary>How many seconds requests under way get to finish when the server stops.</summary>
    [Range(0, 3600)]
    public double StopSeconds { get; set; } = 30;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (string address in Listen.Append(ListenGrpc).OfType<string>())
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
                yield return new($"'{address}' is not an address to listen on; write it as http://127.0.0.1:8080", [nameof(Listen)]);
        }

        bool isSecure = Listen.Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        if (isSecure && Certificate.Path is null)
            yield return new("an address begins with https, but there is no certificate; set 'Certificate:Path'", [nameof(Listen)]);
        if (!isSecure && Certificate.Path is not null)
            yield return new("there is a certificate, but no address begins with https; change 'Listen', or remove 'Certificate'", [nameof(Certificate)]);
        if (Batching.Queue < Limits.Rows)
            yield return new($"'Batching:Queue' is {Batching.Queue}, but one request may have {Limits.Rows} rows; raise it, or lower 'Limits:Rows'", [nameof(Batching)]);
        if (ApiKeys.Any(string.IsNullOrWhiteSpace))
            yield return new("an API key is empty; remove it, or give it a value", [nameof(ApiKeys)]);
    }
}
