namespace FnnKit;

/// <summary>
/// k-fold cross-validation: the data is dealt out into folds, and a network is trained from anew for each fold on all the others and tested on it. Every sample
/// is tested once, by a network that has never seen it.
/// </summary>
/// <remarks>A run of one fold is a run like any other, whose settings say which fold it leaves out: <c>Data:Split:Folds</c> and <c>Data:Split:Fold</c>.</remarks>
public sealed class CrossValidation
{
    private readonly TrainingSetup _setup;

    /// <summary>Prepares the runs of a setup.</summary>
    /// <param name="setup">A setup with a number of folds.</param>
    /// <exception cref="SetupException">It has none.</exception>
    public CrossValidation(TrainingSetup setup)
    {
        _setup = setup;
        Folds = setup.Data.Split.Folds ?? throw new SetupException("'Data:Split:Folds' is missing: it says how many folds the data is dealt out into.");
    }

    /// <summary>How many folds there are.</summary>
    public int Folds { get; }

    /// <summary>Whether a setup asks for the runs of all folds, not for one run.</summary>
    public static bool IsWanted(TrainingSetup setup) => setup.Data.Split is { Folds: not null, Fold: null };

    /// <summary>The setup of the run that leaves one fold out.</summary>
    /// <param name="fold">Which one, counted from 1.</param>
    public TrainingSetup SetupOf(int fold) => _setup with { Data = _setup.Data with { Split = _setup.Data.Split with { Fold = fold } } };

    /// <summary>Trains and tests each fold in turn.</summary>
    /// <param name="cancellationToken">Ends it after the step under way.</param>
    /// <returns>How well each fold did.</returns>
    /// <exception cref="FnnKitException">The setup or the data cannot be used, or a training failed.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public Task<IReadOnlyList<FoldScore>> RunAsync(CancellationToken cancellationToken = default)
        => RunAsync(async (_, setup) => (await new Trainer(setup).TrainAsync(cancellationToken).ConfigureAwait(false)).Test, cancellationToken);

    /// <summary>Has each fold trained and tested in turn.</summary>
    /// <param name="train">Trains one fold, from its number and its setup, and gives loss and metrics of the test.</param>
    /// <param name="cancellationToken">Ends it before the next fold.</param>
    /// <returns>How well each fold did.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task<IReadOnlyList<FoldScore>> RunAsync(Func<int, TrainingSetup, Task<IReadOnlyDictionary<string, double>>> train, CancellationToken cancellationToken)
    {
        var tests = new List<IReadOnlyDictionary<string, double>>();
        for (int fold = 1; fold <= Folds; fold++)
        {
            tests.Add(await train(fold, SetupOf(fold)).ConfigureAwait(false));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return [.. tests[0].Keys.Select(name => new FoldScore(name, [.. tests.Select(test => test.GetValueOrDefault(name, double.NaN))]))];
    }
}
