namespace FnnKit;

/// <summary>Hands out the trials of a study: proposes generations, leases trials to workers, takes over leases that ran out, and writes the journal.</summary>
internal sealed class StudyWork : IDisposable
{
    private readonly StudyDefinition _study;
    private readonly StudyFolder _folder;
    private readonly bool _isHigherBetter;
    private readonly StudyTiming _timing;
    private readonly TimeProvider _clock;
    private readonly StudyJournal _journal;
    private readonly JournalText _text;
    private readonly Dictionary<int, (string Text, long Seen)> _leases = [];
    private readonly SemaphoreSlim _inProcess = new(1);
    private readonly long _started;

    public StudyWork(StudyDefinition study, StudyFolder folder, bool isHigherBetter, StudyTiming timing, TimeProvider clock)
    {
        (_study, _folder, _isHigherBetter, _timing, _clock) = (study, folder, isHigherBetter, timing, clock);
        _journal = new StudyJournal(folder.JournalPath);
        _text = new JournalText(study.Space);
        State = new StudyState(study.Space);
        _started = clock.GetTimestamp();
    }

    public void Dispose() => _inProcess.Dispose();

    /// <summary>Where the study stands, as far as this process knows.</summary>
    public StudyState State { get; }

    /// <summary>Begins the study in its folder, or makes sure that the one there is this one.</summary>
    /// <exception cref="StudyException">The folder holds another study, or something else.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (!StudyFolder.IsOne(_folder.Path) && RunFolder.IsOne(_folder.Path))
            throw new StudyException($"'{_folder.Path}' is the folder of a run. Name another folder for the study with --output.");
        _folder.Create();
        using var held = await StudyLock.TakeAsync(_folder.Path, cancellation).ConfigureAwait(false);
        _journal.Read();
        if (_journal.Lines.Count == 0)
        {
            _folder.WriteSettings(_study);
            _journal.Append([StudyIdentity.Write(_study, _isHigherBetter)]);
        }

        StudyIdentity.Check(_journal.Lines[0], _study, _isHigherBetter, _folder);
        State.Follow(_journal.Lines);
    }

    /// <summary>Takes the next trial, once there is one.</summary>
    /// <param name="worker">The name of the worker.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The trial; null when the study has ended.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task<TrialLease?> TakeAsync(string worker, CancellationToken cancellation)
    {
        while (true)
        {
            // Workers of one process share what they know of the journal.
            await _inProcess.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                using var held = await StudyLock.TakeAsync(_folder.Path, cancellation).ConfigureAwait(false);
                _journal.Read();
                State.Follow(_journal.Lines);
                Advance();
                if (State.End is not null)
                    return null;
                if (Lease(worker, cancellation) is { } lease)
                    return lease;
            }
            finally
            {
                _inProcess.Release();
            }

            await Task.Delay(_timing.Poll, _clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what has become certain: the results of a complete generation, the next one, the end.</summary>
    private void Advance()
    {
        while (State.End is null)
        {
            if (State.Open.Count == 0)
            {
                Append(Propose());
                continue;
            }

            if (State.LastInTime is null && _study.Options.Time is { } time && _clock.GetElapsedTime(_started) >= time && LastBegun() is { } last)
                Append([new() { ["time"] = last }]);
            if (State.Open.Count == 0)
                continue;
            var results = State.Open.Select(trial => _folder.ReadResult(trial.Number, trial.Point)).TakeWhile(result => result is not null).Select(result => result!).ToArray();
            if (results.Length < State.Open.Count)
                return;
            Append(results.Select(JournalText.WriteResult));
            Thin(results);
        }
    }

    private IEnumerable<System.Text.Json.Nodes.JsonObject> Propose()
    {
        if (State.LastInTime is not null)
            return [new() { ["end"] = "time" }];
        int made = State.Trials.Count, wanted = Math.Min(_study.Options.Generation, _study.Options.Trials - made);
        if (wanted <= 0)
            return [new() { ["end"] = "trials" }];
        if (_study.Options.Time is { } time && _clock.GetElapsedTime(_started) >= time)
            return [new() { ["time"] = made }];
        var proposed = _study.Search.Propose(new SearchRequest(_study.Space.ToSearchSpace(), Compared(State.Trials), (ulong)_study.Options.Seed, made + 1, wanted));
        return proposed.Count == 0 ? [new() { ["end"] = "exhausted" }] : proposed.Take(wanted).Select((point, i) => _text.WriteProposal(made + 1 + i, State.Generation + 1, Checked(point)));
    }

    /// <summary>A search may be anybody's code: what it proposes must lie in the space.</summary>
    private double[] Checked(double[] point)
    {
        var space = _study.Space.ToSearchSpace();
        bool fits = point.Length == space.Parameters.Count && point.Select((value, i) => space.IsActive(i, point) ? space.Parameters[i].Round(value) == value : double.IsNaN(value)).All(isIn => isIn);
        return fits ? point : throw new StudyException($"The search '{PartIdentity.Get(_study.Search).Name}' of the plugin {PartIdentity.Get(_study.Search).Plugin} proposed a point outside of the space: {string.Join(", ", point)}. Report this to the author of the plugin, or choose another search.");
    }

    private void Append(IEnumerable<System.Text.Json.Nodes.JsonObject> lines)
    {
        _journal.Append(lines);
        State.Follow(_journal.Lines);
    }

    /// <summary>The last trial of the generation that somebody has begun; null if that is the last of all, so that nothing is cut off.</summary>
    private int? LastBegun()
    {
        int last = State.Open.Where(trial => _leases.ContainsKey(trial.Number) || LeaseFile.Read(_folder.LeasePath(trial.Number)) is not null || _folder.ReadResult(trial.Number, trial.Point) is not null)
            .Select(trial => trial.Number).DefaultIfEmpty(State.Open[0].Number - 1).Max();
        return last;
    }

    private TrialLease? Lease(string worker, CancellationToken cancellation)
    {
        foreach (var (number, generation, point) in State.Open)
        {
            string path = _folder.LeasePath(number);
            if (_folder.ReadResult(number, point) is not null || IsHeld(number, LeaseFile.Read(path)))
                continue;
            LeaseFile.Replace(path, LeaseFile.Write(worker, 0));
            return new TrialLease(_folder.Path, path, new ProposedTrial(number, generation, point, Compared(State.Trials)), worker, _timing, _clock, cancellation);
        }

        return null;
    }

    /// <summary>Whether a lease has not run out. Only the clock of this process counts, and only differences of it.</summary>
    private bool IsHeld(int number, string? text)
    {
        if (text is null || LeaseFile.IsDead(text))
        {
            _leases.Remove(number);
            return false;
        }

        long now = _clock.GetTimestamp();
        if (!_leases.TryGetValue(number, out var seen) || seen.Text != text)
        {
            _leases[number] = (text, now);
            return true;
        }

        if (_clock.GetElapsedTime(seen.Seen, now) < _timing.Lease)
            return true;
        _leases.Remove(number);
        return false;
    }

    private void Thin(IEnumerable<TuneTrial> ended)
    {
        var best = StudyResult.Rank(State.Trials, _isHigherBetter).Take(_study.Options.Keep).Select(trial => trial.Number).ToHashSet();
        foreach (var trial in State.Trials.Where(trial => !best.Contains(trial.Number)).Concat(ended).DistinctBy(trial => trial.Number))
            _folder.Thin(trial.Number, best.Contains(trial.Number));
    }

    private SearchTrial[] Compared(IEnumerable<TuneTrial> trials) => [.. trials.Select(trial => new SearchTrial(trial.Number, trial.Point, trial.State, Lower(trial.Value))
    {
        Values = [.. trial.Values.Select(value => value with { Value = Lower(value.Value) })],
    })];

    private double Lower(double value) => _isHigherBetter ? -value : value;
}
