using System.Runtime.InteropServices;
using FnnKit;

namespace WithNativeLibrary;

/// <summary>Fills a parameter with a checksum that a native library beside the plugin computes.</summary>
[Initializer("checksum")]
public sealed partial class Checksum : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(Compute(0, "123456789"u8, 9));

    [LibraryImport("acme-checksums", EntryPoint = "CompressionNative_Crc32")]
    private static partial uint Compute(uint start, ReadOnlySpan<byte> bytes, int length);
}
