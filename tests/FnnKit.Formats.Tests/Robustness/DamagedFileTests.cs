using System.Diagnostics;

namespace FnnKit.Formats.Tests;

public class DamagedFileTests
{
    private const long MaximumAllocation = 4 << 20;
    private static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(5);

    public static TheoryData<int> Specimens { get; } = [.. Enumerable.Range(0, Specimen.All.Count)];

    [Theory]
    [MemberData(nameof(Specimens))]
    public void A_good_file_is_read(int index) => Assert.True(IsRead(Specimen.All[index], Specimen.All[index].Bytes));

    [Theory]
    [MemberData(nameof(Specimens))]
    public void A_file_that_is_cut_short_anywhere_is_refused(int index)
    {
        Specimen specimen = Specimen.All[index];
        for (int length = 0; length < specimen.Bytes.Length; length++)
            Assert.False(IsRead(specimen, specimen.Bytes[..length]), $"{specimen.Name} was read from its first {length} bytes.");
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void A_file_with_a_byte_too_many_is_refused(int index)
        => Assert.False(IsRead(Specimen.All[index], [.. Specimen.All[index].Bytes, 0]));

    [Theory]
    [InlineData(".npy")]
    [InlineData(".npz")]
    [InlineData(".safetensors")]
    [InlineData(".idx")]
    [InlineData(".gz")]
    public void A_file_that_is_damaged_at_random_is_refused_or_read_and_nothing_worse(string ending)
    {
        Specimen[] specimens = [.. Specimen.All.Where(specimen => specimen.Name.EndsWith(ending, StringComparison.Ordinal))];
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < Damage.Count; i++)
        {
            Specimen specimen = specimens[i % specimens.Length];
            byte[] damaged = Damage.Apply(specimen.Bytes, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            if (!IsRead(specimen, damaged))
                refused++;
            Assert.True(Stopwatch.GetElapsedTime(started) < MaximumTime, $"{specimen.Name}, damage {i}, took too long.");
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaximumAllocation, $"{specimen.Name}, damage {i}, took {allocated} bytes.");
        }

        // Damage that hits the numbers alone goes unseen where there is no checksum; most of it hits something else.
        Assert.InRange(refused, Damage.Count / 2, Damage.Count - 1);
    }

    private static bool IsRead(Specimen specimen, byte[] bytes)
    {
        try
        {
            specimen.Read(new MemoryStream(bytes));
            return true;
        }
        catch (DataFileException)
        {
            return false;
        }
    }
}
