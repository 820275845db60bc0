using FnnKit.Numerics;

namespace FnnKit;

/// <summary>
/// Work on rows of numbers that a team shares: each part reads some rows and writes as many. Kept by its owner and run again and again, so that starting it allocates
/// nothing.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract unsafe class ParallelRows<T> : ParallelWork
    where T : unmanaged
{
    private T* _input, _output;
    private int _inputWidth, _outputWidth, _rows, _rowsInPart;

    /// <summary>Shares rows out over a team and returns when all are done.</summary>
    /// <param name="team">The team.</param>
    /// <param name="input">The rows to read, one after the other.</param>
    /// <param name="inputWidth">Numbers in a row that is read.</param>
    /// <param name="output">The rows to write.</param>
    /// <param name="outputWidth">Numbers in a row that is written.</param>
    /// <param name="rowsInPart">The most rows of a part.</param>
    /// <exception cref="ArgumentException">There is no room for as many rows as are read.</exception>
    public void Run(ThreadTeam team, ReadOnlySpan<T> input, int inputWidth, Span<T> output, int outputWidth, int rowsInPart)
    {
        ArgumentNullException.ThrowIfNull(team);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsInPart, 1);
        int rows = input.Length / inputWidth;
        Lengths.Check(rows * outputWidth, output.Length);
        fixed (T* from = input, to = output)
        {
            _input = from;
            _output = to;
            (_inputWidth, _outputWidth, _rows, _rowsInPart) = (inputWidth, outputWidth, rows, rowsInPart);
            team.Run(this, ((rows - 1) / rowsInPart) + 1);
        }
    }

    /// <summary>Does one part.</summary>
    /// <param name="firstRow">The number of its first row.</param>
    /// <param name="input">The rows to read.</param>
    /// <param name="output">The rows to write.</param>
    protected abstract void Run(int firstRow, ReadOnlySpan<T> input, Span<T> output);

    /// <inheritdoc/>
    protected internal sealed override void Run(int part)
    {
        int first = part * _rowsInPart, count = Math.Min(_rowsInPart, _rows - first);
        Run(
            first,
            new ReadOnlySpan<T>(_input + ((nint)first * _inputWidth), count * _inputWidth),
            new Span<T>(_output + ((nint)first * _outputWidth), count * _outputWidth));
    }
}
