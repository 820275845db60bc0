namespace FnnKit;

/// <summary>
/// Compares what backpropagation gives for each weight with central differences of the loss, <c>(L(w + h) - L(w - h)) / 2h</c>, in double precision.
/// </summary>
/// <remarks>
/// The relative error is <c>|a - b| / max(|a|, |b|, floor)</c>. The floor is a thousandth of the loss or of the largest gradient, whichever is more: below it a
/// difference of two losses has no digits left that could agree. A weight that disagrees is looked at with smaller steps, since a kink nearby (a rectifier
/// that turns on) bends one difference but not those that stay on its near side. Layers that draw random numbers draw the same ones each time.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the network of a setup, with the weights it starts from, on the first batch of its training.</summary>
    /// <param name="setup">The network, its data and its loss.</param>
    /// <param name="options">How much to check, and how closely.</param>
    /// <param name="progress">Told now and then how many weights are done, of how many.</param>
    /// <param name="cancellationToken">Ends the check early.</param>
    /// <exception cref="FnnKitException">The setup or the data cannot be used.</exception>
    /// <exception cref="TrainingException">The loss is no finite number to begin with.</exception>
    /// <exception cref="OperationCanceledException">The check was ended.</exception>
    public static async Task<GradientCheckResult> RunAsync(
        TrainingSetup setup, GradientCheckOptions options, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var parts = SetupCheck.RequiredParts(setup);
        SetupCheck.VectorWidths();
        var facts = await SetupFacts.LoadAsync(setup, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Run(facts, parts.Loss, options, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static GradientCheckResult Run(
        SetupFacts facts, ILoss loss, GradientCheckOptions options, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var setup = facts.Setup;
        SetupChecks.Require(facts);
        var prepared = PreparedRun<double>.Create(facts);
        var network = prepared.CreateNetwork();
        if (setup.Network.InitialWeights is { } path)
            InitialWeights.Load(path, network);
        var order = BatchOrder.Create(prepared);
        order.Draw(epoch: 0);
        var batch = order.Batch(stepOfEpoch: 0);
        var surface = new LossSurface(network, prepared.Samples, batch[..Math.Min(batch.Length, options.BatchSize)], loss, setup.Seed);
        if (!double.IsFinite(surface.Loss))
            throw new TrainingException($"The loss of the first batch is {surface.Loss}, so there is no gradient to check; look at the scale of the data and of the initial weights.");
        var comparison = new GradientComparison(surface, options.Tolerance);

        int[][] chosen = [.. prepared.Plan.Parameters.Select(parameter => Choose(parameter, prepared.Plan.WeightCount, options.Parameters, setup.Seed))];
        long done = 0, total = chosen.Sum(weights => (long)weights.Length);
        var parameters = new List<ParameterGradient>();
        for (int i = 0; i < chosen.Length; i++)
        {
            var parameter = prepared.Plan.Parameters[i];
            var result = surface.Describe(parameter);
            foreach (int weight in chosen[i])
            {
                cancellationToken.ThrowIfCancellationRequested();
                comparison.Compare(result, parameter.Offset, weight);
                progress?.Invoke(++done, total);
            }

            parameters.Add(result);
        }

        return new GradientCheckResult(surface.Samples, surface.Loss, options.Tolerance, parameters);
    }

    /// <summary>Draws weights of a parameter: its share of those that are wanted, in order.</summary>
    private static int[] Choose(PlannedParameter parameter, int all, int? wanted, long seed)
    {
        int size = parameter.Plan.Shape.Size;
        int[] weights = [.. Enumerable.Range(0, size)];
        int count = wanted is null ? size : (int)Math.Clamp((long)wanted.Value * size / all, 1, size);
        if (count == size)
            return weights;
        new RandomStream((ulong)seed, $"gradient check {parameter.Name}").Shuffle(weights);
        return [.. weights.Take(count).Order()];
    }
}
