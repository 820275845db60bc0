namespace FnnKit;

/// <summary>The certificate of a server, from PEM files or one PKCS #12 file.</summary>
public sealed record ServeCertificate
{
    /// <summary>The certificate: a PEM file, or a PKCS #12 file (<c>.pfx</c>, <c>.p12</c>).</summary>
    public string? Path { get; set; }

    /// <summary>The private key as a PEM file; null where it is in the file of the certificate.</summary>
    public string? KeyPath { get; set; }

    /// <summary>The password of the key or the PKCS #12 file. Give it in an environment variable.</summary>
    public string? Password { get; set; }
}
