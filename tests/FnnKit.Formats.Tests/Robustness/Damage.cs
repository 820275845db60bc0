namespace FnnKit.Formats.Tests;

/// <summary>The ways in which files come to harm, and some that only malice thinks of.</summary>
internal static class Damage
{
    private static readonly byte[][] Extremes =
        [[0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0xff, 0xff], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]];

    /// <summary>How many damaged files of each format are tried; a longer search is made by setting the variable.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("FNNKIT_CORRUPTIONS"), out int count) ? count : 4000;

    public static byte[] Apply(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int count = random.Next(1, 6); count > 0 && bytes.Count > 0; count--)
            ApplyOnce(bytes, random);
        return [.. bytes];
    }

    private static void ApplyOnce(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count);
        int length = Math.Min(random.Next(1, 20), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes[at] += (byte)random.Next(-2, 3); break;
            case 3: bytes.RemoveRange(at, length); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
            case 5: bytes[at] = bytes[random.Next(bytes.Count)]; break;
            case 6: Overwrite(bytes, at, Extremes[random.Next(Extremes.Length)]); break;
            default: bytes.RemoveRange(at, bytes.Count - at); break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (int i = 0; i < with.Length && at + i < bytes.Count; i++)
            bytes[at + i] = with[i];
    }
}
