using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FnnKit.Serving;

/// <summary>Checks the keys of clients.</summary>
/// <param name="keys">The keys that are accepted; empty accepts every request.</param>
internal sealed class ApiKeys(IEnumerable<string> keys)
{
    private const string Bearer = "Bearer ";

    /// <summary>Digests, which have one length, so that comparing takes the same time for every key.</summary>
    private readonly byte[][] _digests = [.. keys.Select(Digest)];

    /// <summary>Stops a request without a key.</summary>
    /// <exception cref="RequestException">It has none, or another.</exception>
    public void Require(HttpRequest request)
    {
        if (_digests.Length == 0)
            return;
        string header = request.Headers.Authorization.ToString();
        string key = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Headers["X-Api-Key"].ToString();
        if (key.Length == 0)
            throw new RequestException(401, "This server asks for an API key; send it as 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'.");
        byte[] digest = Digest(key);
        bool isKnown = false;
        foreach (byte[] known in _digests)
            isKnown |= CryptographicOperations.FixedTimeEquals(digest, known);
        if (!isKnown)
            throw new RequestException(401, "The API key is not one of this server.");
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
