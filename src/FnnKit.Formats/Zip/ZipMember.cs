namespace FnnKit.Formats;

/// <summary>A member of a ZIP archive that is being written, as the central directory lists it.</summary>
/// <param name="Checksum">The CRC-32 of its contents.</param>
/// <param name="Length">The bytes of its contents, which are stored as they are.</param>
/// <param name="Offset">Where its local header starts.</param>
internal sealed record ZipMember(uint Checksum, long Length, long Offset);
