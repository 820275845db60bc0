namespace FnnKit;

/// <summary>
/// The range test of Smith (Cyclical learning rates for training neural networks, WACV 2017): trains for a few steps while the learning rate grows from far too
/// small to far too large, and looks where the loss falls fastest. Nothing is kept of what was trained.
/// </summary>
public static class LearningRateSearch
{
    /// <summary>Runs the test on the data, network, loss and optimizer of a setup.</summary>
    /// <param name="setup">What is to be trained; its learning rate, length, metrics and callbacks are not used.</param>
    /// <param name="options">Which rates to try.</param>
    /// <param name="cancellationToken">Ends the test after the step under way.</param>
    /// <exception cref="FnnKitException">The setup or the data cannot be used.</exception>
    public static async Task<LearningRateCurve> RunAsync(TrainingSetup setup, LearningRateSearchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(options);
        double[] rates = GrowingRates.Between(options.From, options.To, options.Steps);
        var recorder = new LossRecorder();
        try
        {
            await new Trainer(Trial(setup, rates, recorder)).TrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TrainingException) when (recorder.Losses.Count > 0)
        {
            // That the training diverges sooner or later is what the test is for.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return LearningRateCurve.Compute(rates, recorder.Losses);
    }

    /// <summary>The setup with the learning rates of the test, one step for each, and only the recorder to look on.</summary>
    internal static TrainingSetup Trial(TrainingSetup setup, double[] rates, ICallback recorder) => setup with
    {
        Optimizer = setup.Optimizer is { } optimizer ? new RatedOptimizer(optimizer, new GrowingRates(rates)) : null,
        Training = setup.Training with { Epochs = null, Steps = rates.Length, Averaging = new AveragingOptions(), ReportEvery = long.MaxValue, Refit = false },
        Metrics = [],
        Callbacks = [recorder],
        Ensemble = null,
        Predictions = new(),
    };

    /// <summary>The learning rate of each step, out of a table.</summary>
    private sealed class GrowingRates(double[] rates) : ISchedule
    {
        public double At(in Progress progress) => rates[(int)Math.Min(progress.Step, rates.Length - 1)];

        /// <summary>Rates each of which is the same multiple of the one before.</summary>
        public static double[] Between(double from, double to, int count)
        {
            double[] ends = [from, to], rates = new double[count];
            Vectors.Log(ends, ends);
            for (int i = 0; i < count; i++)
                rates[i] = ends[0] + ((ends[1] - ends[0]) * i / (count - 1));
            Vectors.Exp(rates, rates);
            return rates;
        }
    }

    /// <summary>An optimizer with another learning rate than its own.</summary>
    private sealed class RatedOptimizer(IOptimizer optimizer, ISchedule rate) : IOptimizer
    {
        public Scheduled LearningRate { get; } = new(rate);

        public int StateCount => optimizer.StateCount;

        public UpdateScope Scope => optimizer.Scope;

        public void Update<T>(in OptimizerPass<T> pass)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => optimizer.Update(pass);
    }

    /// <summary>Writes down the loss of every step, and ends the test when there is nothing more to learn from it.</summary>
    private sealed class LossRecorder : ICallback, ICallbackRun
    {
        /// <summary>A loss of so many times the least one will not fall again at still larger rates.</summary>
        private const double Diverged = 4;

        private double _least = double.PositiveInfinity;

        public List<double> Losses { get; } = [];

        public int EverySteps => 1;

        /// <summary>The test trains once, so the recorder is its own run.</summary>
        public ICallbackRun Start() => this;

        public void After(StepReport report, ICallbackHost host)
        {
            if (double.IsFinite(report.Loss))
            {
                Losses.Add(report.Loss);
                _least = Math.Min(_least, report.Loss);
                if (!(_least > 0 && report.Loss > Diverged * _least && report.Loss > Diverged * Losses[0]))
                    return;
            }

            host.Stop("the loss has diverged");
        }
    }
}
