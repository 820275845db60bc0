using System.Numerics;

namespace FnnKit;

/// <summary>
/// The layout of several members: <c>[units · members, samples]</c>, the members of a unit side by side, is in memory <c>[units, members · samples]</c>.
/// </summary>
internal static class MemberLayout
{
    /// <summary>The same memory, with the samples of each member side by side.</summary>
    public static Matrix<T> Split<T>(Matrix<T> batch, int members)
        where T : unmanaged
        => members == 1 ? batch : new(batch.Values, batch.Rows / members, batch.Columns * members);

    /// <summary>The same memory, with the samples of each member side by side.</summary>
    public static ReadOnlyMatrix<T> Split<T>(ReadOnlyMatrix<T> batch, int members)
        where T : unmanaged
        => members == 1 ? batch : new(batch.Values, batch.Rows / members, batch.Columns * members);

    /// <summary>Repeats what is for the samples for each member.</summary>
    /// <param name="samples">One number for each sample, <c>[units, samples]</c>.</param>
    /// <param name="members">Receives <c>[units, members · samples]</c>.</param>
    public static void Repeat<T>(ReadOnlyMatrix<T> samples, Matrix<T> members)
        where T : unmanaged
    {
        for (int row = 0; row < samples.Rows; row++)
        {
            for (int start = 0; start < members.Columns; start += samples.Columns)
                samples[row].CopyTo(members[row][start..]);
        }
    }

    /// <summary>Averages what the members predict, from the first to the last.</summary>
    /// <param name="members">What they predict, <c>[units, members · samples]</c>.</param>
    /// <param name="mean">Receives the mean, <c>[units, samples]</c>.</param>
    public static void Average<T>(ReadOnlyMatrix<T> members, Matrix<T> mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int samples = mean.Columns, count = members.Columns / samples;
        for (int row = 0; row < mean.Rows; row++)
        {
            ReadOnlySpan<T> all = members[row];
            Span<T> sum = mean[row];
            all[..samples].CopyTo(sum);
            for (int member = 1; member < count; member++)
                Vectors.Add(sum, all.Slice(member * samples, samples), sum);
            Vectors.Divide(sum, count, sum);
        }
    }
}
