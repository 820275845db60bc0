using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FnnKit.Serving;

/// <summary>Reads the certificate of a server.</summary>
internal static class Certificates
{
    /// <exception cref="ModelException">It cannot be read.</exception>
    public static X509Certificate2 Read(ServeCertificate certificate)
    {
        string path = certificate.Path!;
        try
        {
            if (Path.GetExtension(path).ToLowerInvariant() is ".pfx" or ".p12")
                return X509CertificateLoader.LoadPkcs12FromFile(path, certificate.Password);
            return certificate.Password is null ? X509Certificate2.CreateFromPemFile(path, certificate.KeyPath)
                : X509Certificate2.CreateFromEncryptedPemFile(path, certificate.Password, certificate.KeyPath);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ModelException($"The certificate '{path}' cannot be read: {exception.Message} Name a PEM file with its key ('KeyPath'), or a PKCS #12 file with its password.", exception);
        }
    }
}
