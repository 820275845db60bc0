namespace FnnKit.Serving;

/// <summary>
/// Puts the rows that wait for a model together. A row has the same prediction alone and in a batch, so a client cannot tell. Whoever finds nobody predicting
/// predicts at once, alone or with what is waiting; the others wait in a queue that is bounded.
/// </summary>
internal sealed class Batcher(Model model, string name, ServeBatching options, ServeMetrics metrics)
{
    private readonly int _parallel = options.Parallel > 0 ? options.Parallel : Math.Max(1, Environment.ProcessorCount / 2);
    private readonly Queue<PredictionJob> _queue = new();
    private readonly Lock _gate = new();
    private readonly TimeSpan _delay = TimeSpan.FromMilliseconds(options.DelayMilliseconds);
    private int _active, _waiting;

    /// <summary>How many rows wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Predicts rows.</summary>
    /// <param name="features">One row of features after the other.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>One row of outputs after the other.</returns>
    /// <exception cref="RequestException">Too many rows are waiting.</exception>
    /// <exception cref="DataException">A value is not one that the model can take.</exception>
    public async ValueTask<double[]> PredictAsync(ReadOnlyMemory<double> features, int rows, CancellationToken cancellation)
    {
        double[] outputs = new double[rows * model.OutputCount];
        var jobs = Split(features, outputs, rows);
        if (Enqueue(jobs, rows))
            Start();
        try
        {
            foreach (var job in jobs)
                await job.Completion.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            foreach (var job in jobs)
                job.IsAbandoned = true;
            throw;
        }

        return outputs;
    }

    private PredictionJob[] Split(ReadOnlyMemory<double> features, Memory<double> outputs, int rows)
    {
        var jobs = new PredictionJob[(rows + options.Rows - 1) / options.Rows];
        for (int i = 0; i < jobs.Length; i++)
        {
            int first = i * options.Rows, count = Math.Min(options.Rows, rows - first);
            jobs[i] = new(features.Slice(first * model.FeatureCount, count * model.FeatureCount), outputs.Slice(first * model.OutputCount, count * model.OutputCount), count);
        }

        return jobs;
    }

    /// <returns>Whether the caller is to predict, because too few others do.</returns>
    private bool Enqueue(PredictionJob[] jobs, int rows)
    {
        lock (_gate)
        {
            if (_waiting + rows > options.Queue)
                throw RequestException.Busy($"The server is busy: {_waiting} rows wait for model '{name}', and at most {options.Queue} may. Try again in a moment, or send fewer requests at a time.");
            _waiting += rows;
            foreach (var job in jobs)
                _queue.Enqueue(job);
            if (_active >= _parallel)
                return false;
            _active++;
            return true;
        }
    }

    private void Start()
    {
        if (_delay > TimeSpan.Zero)
            _ = RunLaterAsync();
        else
            RunOnce();
    }

    private async Task RunLaterAsync()
    {
        await Task.Delay(_delay).ConfigureAwait(false);
        RunOnce();
    }

    /// <summary>Predicts one batch. What has come meanwhile is left to another thread, so that nobody works for others for long.</summary>
    private void RunOnce()
    {
        var batch = Take();
        if (batch.Count > 0)
            Predict(batch);
        lock (_gate)
        {
            if (_queue.Count == 0)
            {
                _active--;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static batcher => batcher.RunOnce(), this, preferLocal: false);
    }

    private List<PredictionJob> Take()
    {
        var batch = new List<PredictionJob>();
        int rows = 0;
        lock (_gate)
        {
            while (_queue.TryPeek(out var next) && (batch.Count == 0 || rows + next.Rows <= options.Rows))
            {
                batch.Add(_queue.Dequeue());
                rows += next.Rows;
            }

            _waiting -= rows;
        }

        return batch;
    }

    private void Predict(List<PredictionJob> batch)
    {
        var wanted = batch.FindAll(job => !job.IsAbandoned);
        if (wanted.Count == 1)
        {
            PredictAlone(wanted[0]);
        }
        else if (wanted.Count > 1 && !TryPredictTogether(wanted))
        {
            // One of them has a value that the model cannot take. The others must not suffer from it.
            foreach (var job in wanted)
                PredictAlone(job);
        }
    }

    private bool TryPredictTogether(List<PredictionJob> jobs)
    {
        int rows = jobs.Sum(job => job.Rows);
        double[] features = new double[rows * model.FeatureCount], outputs = new double[rows * model.OutputCount];
        int at = 0;
        foreach (var job in jobs)
        {
            job.Features.CopyTo(features.AsMemory(at));
            at += job.Features.Length;
        }

        try
        {
            model.Predict(features, outputs.AsSpan());
        }
#pragma warning disable CA1031 // A layer or transform may be anybody's code; each request learns its own failure.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }

        metrics.AddBatch(name, rows);
        at = 0;
        foreach (var job in jobs)
        {
            outputs.AsSpan(at, job.Outputs.Length).CopyTo(job.Outputs.Span);
            at += job.Outputs.Length;
            job.Finish();
        }

        return true;
    }

    private void PredictAlone(PredictionJob job)
    {
        try
        {
            model.Predict(job.Features.Span, job.Outputs.Span);
            metrics.AddBatch(name, job.Rows);
            job.Finish();
        }
#pragma warning disable CA1031 // A layer or transform may be anybody's code, and the client learns of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            job.Fail(exception);
        }
    }
}
