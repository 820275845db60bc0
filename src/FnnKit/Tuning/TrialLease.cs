namespace FnnKit;

/// <summary>A trial that a worker of this process trains. It is renewed until it is disposed of.</summary>
internal sealed class TrialLease : IAsyncDisposable
{
    private readonly string _folder, _path, _worker;
    private readonly CancellationTokenSource _lost;
    private readonly Task _renewing;
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Begins to renew a lease that has just been written.</summary>
    public TrialLease(string folder, string path, ProposedTrial trial, string worker, StudyTiming timing, TimeProvider clock, CancellationToken cancellation)
    {
        (_folder, _path, _worker, Trial) = (folder, path, worker, trial);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _renewing = RenewAsync(timing.Renewal, clock);
    }

    /// <summary>The trial.</summary>
    public ProposedTrial Trial { get; }

    /// <summary>Is cancelled when the study is interrupted, or when somebody else has taken the trial over.</summary>
    public CancellationToken Token => _lost.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        using (await StudyLock.TakeAsync(_folder, CancellationToken.None).ConfigureAwait(false))
        {
            if (LeaseFile.Read(_path) is { } text && LeaseFile.IsOf(text, _worker))
                File.Delete(_path);
        }

        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(TimeSpan every, TimeProvider clock)
    {
        for (long renewals = 1; ; renewals++)
        {
            try
            {
                await Task.Delay(every, clock, _ended.Token).ConfigureAwait(false);
                using var held = await StudyLock.TakeAsync(_folder, _ended.Token).ConfigureAwait(false);
                if (LeaseFile.Read(_path) is { } text && LeaseFile.IsOf(text, _worker))
                {
                    LeaseFile.Replace(_path, LeaseFile.Write(_worker, renewals));
                    continue;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StudyException)
            {
                // The shared folder may be away for a moment. If it stays away, others take the trial over and the next renewal finds it out.
                continue;
            }

            await _lost.CancelAsync().ConfigureAwait(false);
            return;
        }
    }
}
