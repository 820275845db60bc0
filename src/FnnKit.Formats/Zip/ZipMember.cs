namespace FnnKit.Formats;

/// <summary>A member of a ZIP archive, as the central directory lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDeflated">Whether it is deflated; otherwise it is stored as it is.</param>
/// <param name="Checksum">The CRC-32 of its contents.</param>
/// <param name="CompressedLength">The bytes it takes in the archive.</param>
/// <param name="Length">The bytes of its contents.</param>
/// <param name="Offset">Where its local header starts.</param>
/// <param name="Limit">Where what follows it starts.</param>
internal sealed record ZipMember(string Name, bool IsDeflated, uint Checksum, long CompressedLength, long Length, long Offset, long Limit = 0);
