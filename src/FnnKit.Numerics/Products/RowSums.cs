namespace FnnKit.Numerics;

/// <summary>Sums the rows of a matrix, some of them on each thread: every sum is one thread's, so no division can change a bit.</summary>
internal sealed unsafe class RowSums<T>(LaneKernel<T> kernel) : ParallelWork
    where T : unmanaged
{
    /// <summary>Elements below which starting a team costs more than it gains.</summary>
    private const long ElementsForTeam = 1 << 16;

    private T* _values;
    private T* _result;
    private int _rows;
    private int _samples;
    private int _parts;

    /// <summary><c>result[i] = Σ values[i, s]</c></summary>
    public void Sum(T* values, int rows, int samples, T* result, ThreadTeam team)
    {
        if (team.Count == 1 || (long)rows * samples < ElementsForTeam)
        {
            kernel.Sum(values, samples, rows, samples, result);
            return;
        }

        _values = values;
        _result = result;
        (_rows, _samples, _parts) = (rows, samples, Math.Min(team.Count, rows));
        team.Run(this, _parts);
    }

    protected internal override void Run(int part)
    {
        int begin = (int)((long)_rows * part / _parts), end = (int)((long)_rows * (part + 1) / _parts);
        kernel.Sum(_values + ((long)begin * _samples), _samples, end - begin, _samples, _result + begin);
    }
}
