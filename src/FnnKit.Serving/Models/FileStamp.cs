using System.Security.Cryptography;

namespace FnnKit.Serving;

/// <summary>What a look at a file shows without reading it: a change of it may be a change of its contents.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written.</param>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Looks at a file; the default where there is none.</summary>
    public static FileStamp Look(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file ? new(file.Length, file.LastWriteTimeUtc) : default;
        }
        catch (IOException)
        {
            return default;
        }
    }

    /// <summary>The SHA-256 of a file.</summary>
    public static string Digest(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
