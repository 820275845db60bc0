using System.Runtime.ExceptionServices;
using FnnKit.Numerics;

namespace FnnKit;

/// <summary>
/// A few threads that stand ready to share work with the one that calls them. Starting work costs a few microseconds and allocates nothing: an idle
/// thread looks out for work for a while before it goes to sleep.
/// </summary>
/// <remarks>
/// Parts are handed out one at a time, so a thread that is held up takes fewer. A run that is started while another is under way (from a part, or from
/// another thread) is done by its caller alone: slower, but never wrong and never stuck.
/// </remarks>
public sealed class ThreadTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2_000;
    private const int YieldsBeforeSleep = 20;

    private readonly Lock _runs = new();
    private readonly object _sleep = new();
    private readonly Thread[] _threads;
    private readonly bool _spins;
    private ParallelWork? _work;
    private ExceptionDispatchInfo? _failure;
    private int _parts;
    private int _sleeping;
    private bool _disposed;

    // The number of the run in the upper half, the parts not yet handed out in the lower: one exchange takes a part of exactly this run.
    private PaddedLong _ticket;
    private PaddedLong _unfinished;

    /// <summary>Starts a team.</summary>
    /// <param name="threads">How many threads share the work, the caller among them.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread was asked for.</exception>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Count = threads;
        _spins = threads <= Environment.ProcessorCount;
        _threads = new Thread[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Serve) { IsBackground = true, Name = $"FnnKit {i + 1}" };
            _threads[i].Start();
        }
    }

    /// <summary>The team of the calling thread alone.</summary>
    public static ThreadTeam Single { get; } = new(1);

    /// <summary>How many threads share the work, the caller among them.</summary>
    public int Count { get; }

    /// <summary>Runs the parts 0 to <paramref name="parts"/> - 1 and returns when all are done.</summary>
    /// <remarks>If a part throws, the parts not yet begun are left out and the first exception reaches the caller.</remarks>
    /// <exception cref="ObjectDisposedException">The team has been disposed.</exception>
    public void Run(ParallelWork work, int parts)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        if (_threads.Length == 0 || parts <= 1 || _runs.IsHeldByCurrentThread || !_runs.TryEnter())
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            for (int part = 0; part < parts; part++)
                work.Run(part);
            return;
        }

        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Share(work, parts);
        }
        finally
        {
            _runs.Exit();
        }
    }

    /// <summary>Ends the threads, once the run under way is done. The team of one has none and stays usable.</summary>
    public void Dispose()
    {
        if (_threads.Length == 0)
            return;
        lock (_runs)
        {
            lock (_sleep)
            {
                _disposed = true;
                Monitor.PulseAll(_sleep);
            }
        }

        foreach (var thread in _threads)
            thread.Join();
    }

    private void Share(ParallelWork work, int parts)
    {
        _work = work;
        _parts = parts;
        Volatile.Write(ref _unfinished.Value, parts);
        long run = (_ticket.Value >> 32) + 1;
        Interlocked.Exchange(ref _ticket.Value, (run << 32) | (uint)parts); // a full fence: a thread that goes to sleep now sees the run, or is seen here
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_sleep)
                Monitor.PulseAll(_sleep);
        }

        TakeParts();
        var spin = new SpinWait();
        while (Volatile.Read(ref _unfinished.Value) > 0)
            spin.SpinOnce(sleep1Threshold: -1);
        _work = null;
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    private void Serve()
    {
        long seen = 0;
        while (AwaitRun(ref seen))
            TakeParts();
    }

    private void TakeParts()
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket.Value);
            int left = (int)ticket;
            if (left == 0)
                return;
            if (Interlocked.CompareExchange(ref _ticket.Value, ticket - 1, ticket) == ticket)
                RunPart(_parts - left);
        }
    }

    private void RunPart(int part)
    {
        try
        {
            if (Volatile.Read(ref _failure) is null)
                _work!.Run(part);
        }
        catch (Exception exception) // whatever a part throws belongs to the caller
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
        finally
        {
            Interlocked.Decrement(ref _unfinished.Value);
        }
    }

    private bool AwaitRun(ref long seen)
    {
        for (int i = _spins ? 0 : SpinsBeforeSleep; i < SpinsBeforeSleep + YieldsBeforeSleep; i++)
        {
            if (IsNewRun(ref seen))
                return true;
            if (i < SpinsBeforeSleep)
                Thread.SpinWait(4);
            else
                Thread.Yield();
        }

        return SleepUntilRun(ref seen);
    }

    private bool SleepUntilRun(ref long seen)
    {
        lock (_sleep)
        {
            Interlocked.Increment(ref _sleeping);
            bool found;
            while (!(found = IsNewRun(ref seen)) && !_disposed)
                Monitor.Wait(_sleep);
            Interlocked.Decrement(ref _sleeping);
            return found;
        }
    }

    private bool IsNewRun(ref long seen)
    {
        long run = Volatile.Read(ref _ticket.Value) >> 32;
        bool isNew = run != seen;
        seen = run;
        return isNew;
    }
}
