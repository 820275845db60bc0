using System.Numerics;

namespace FnnKit.Numerics;

/// <summary>Sums over samples in lanes: the weight gradients of narrow layers, and the bias gradients of all.</summary>
internal sealed unsafe class SampleSums<T>(LaneKernel<T> kernel) : ParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int RowsInPart = 32;
    private readonly Scratch<T> _padded = new();
    private readonly RowSums<T> _rows = new(kernel);
    private LaneProduct<T> _product;

    /// <summary><c>result[i, j] = Σ left[i, s] · right[j, s]</c></summary>
    public void MultiplyOuter(T* left, int leftRows, T* right, int rightRows, int samples, T* result, ThreadTeam team)
    {
        if (samples < LaneKernel<T>.Lanes)
        {
            T* padded = Pad(left, leftRows, right, rightRows, samples);
            left = padded;
            right = padded + (leftRows * LaneKernel<T>.Lanes);
            samples = LaneKernel<T>.Lanes;
        }

        // Rows are taken by four on the left and by two on the right; a product has the same bits either way round.
        bool swap = (long)RoundUpToFour(leftRows) * rightRows > (long)RoundUpToFour(rightRows) * leftRows;
        _product = new LaneProduct<T>
        {
            Left = swap ? right : left,
            LeftRows = swap ? rightRows : leftRows,
            LeftStep = swap ? 1 : rightRows,
            Right = swap ? left : right,
            RightRows = swap ? leftRows : rightRows,
            RightStep = swap ? rightRows : 1,
            Samples = samples,
            Result = result,
        };
        if (team.Count == 1)
            kernel.MultiplyOuter(_product, 0, _product.LeftRows);
        else
            team.Run(this, ((_product.LeftRows - 1) / RowsInPart) + 1);
    }

    /// <summary><c>result[i] = Σ values[i, s]</c></summary>
    public void Sum(T* values, int rows, int samples, T* result, ThreadTeam team)
    {
        if (samples < LaneKernel<T>.Lanes)
        {
            values = Pad(values, rows, null, 0, samples);
            samples = LaneKernel<T>.Lanes;
        }

        _rows.Sum(values, rows, samples, result, team);
    }

    protected internal override void Run(int part)
    {
        int row = part * RowsInPart;
        kernel.MultiplyOuter(_product, row, Math.Min(RowsInPart, _product.LeftRows - row));
    }

    private static long RoundUpToFour(int value) => (value + 3L) & ~3L;

    // Too few samples for one load: they are moved to the end of sixteen, where the left over samples of longer rows are counted too.
    private T* Pad(T* left, int leftRows, T* right, int rightRows, int samples)
    {
        const int Lanes = LaneKernel<T>.Lanes;
        T* padded = _padded.Get((long)(leftRows + rightRows) * Lanes);
        new Span<T>(padded, (leftRows + rightRows) * Lanes).Clear();
        for (int row = 0; row < leftRows + rightRows; row++)
        {
            T* source = row < leftRows ? left + (row * samples) : right + ((row - leftRows) * samples);
            new ReadOnlySpan<T>(source, samples).CopyTo(new Span<T>(padded + (row * Lanes) + Lanes - samples, samples));
        }

        return padded;
    }
}
