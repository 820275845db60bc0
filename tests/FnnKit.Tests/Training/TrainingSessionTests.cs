namespace FnnKit.Tests.Training;

public sealed class TrainingSessionTests
{
    /// <summary>A loop of one's own over the public session reaches the bits of the trainer.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_loop_over_a_session_reaches_the_bits_of_the_trainer(int accumulated)
    {
        var setup = Some.Setup();
        setup.Training.BatchSize = 2;
        setup.Training.AccumulateBatches = accumulated;
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 4 }), new(new FnnKit.Layers.Dropout { Rate = new(new FnnKit.Optimizers.FlatCosineSchedule { From = 0.4, Flat = 0.2 }) }), .. setup.Network.Layers];
        var trained = (await new Trainer(setup).TrainAsync()).Model;

        var run = await PreparedRun<float>.LoadAsync(setup);
        var network = run.CreateNetwork();
        var session = new TrainingSession<float>(network, setup.Loss!, setup.Optimizer!, run.Batches.BatchSize, setup.Training, seed: setup.Seed)
        {
            StepsPerEpoch = run.StepsPerEpoch,
            TotalSteps = run.TotalSteps,
        };
        var order = BatchOrder.Create(run);
        for (long epoch = 0; session.Step < run.TotalSteps; epoch++)
        {
            order.Draw(epoch);
            for (int step = 0; step < run.StepsPerEpoch; step++)
            {
                for (int batch = step * accumulated; batch < Math.Min((step + 1) * accumulated, run.Batches.StepsPerEpoch); batch++)
                {
                    session.Gather(run.Samples, order.Batch(batch));
                    session.Forward();
                    Assert.True(double.IsFinite(session.ComputeLoss()));
                    session.Backward();
                }

                session.Update(setup.Optimizer!.LearningRate.At(new Progress(session.Step, run.StepsPerEpoch, run.TotalSteps)));
            }
        }

        Assert.Equal(trained.Predict(0.3, -0.4), run.CreateModel(network).Predict(0.3, -0.4));
    }

    [Fact]
    public async Task An_exchange_sees_every_gradient_before_the_update()
    {
        var setup = Some.Setup();
        var run = await PreparedRun<float>.LoadAsync(setup);
        var network = new Network<float>(run.Plan);
        network.Initialize(setup.Seed);
        float[] before = [.. network.Weights.Span];
        var exchange = new Silencing();
        var session = new TrainingSession<float>(network, setup.Loss!, new FnnKit.Optimizers.Sgd(), run.Samples.Count, exchange: exchange);
        session.Gather(run.Samples, run.Split.Training);
        session.Forward();
        session.ComputeLoss();
        session.Backward();
        session.Update(0.1);
        Assert.Equal(run.Split.Training.Length, exchange.Mass);
        Assert.Equal(before, network.Weights.Span.ToArray());
    }

    private sealed class Silencing : IGradientExchange<float>
    {
        public double Mass { get; private set; }

        public void Exchange(Span<float> gradient, ref double mass)
        {
            Mass = mass;
            gradient.Clear();
        }
    }
}
