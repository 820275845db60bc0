using FnnKit;
using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Optimizers;

var crossEntropy = new CrossEntropy();
var adam = new Adam { LearningRate = 0.002 };
var setup = new TrainingSetup
{
    Seed = 42,
    Data = new()
    {
        Loader = new Csv { Path = Path.Combine(AppContext.BaseDirectory, "digits.csv"), Target = "digit" },
        Split = new() { Test = 0.2, Stratify = true },
        Transforms = [new Scale { Factor = 0.0625 }],
    },
    Network = new() { Layers = [new(new Dense { Units = 128, Activation = new Relu() }), new(new Dropout { Rate = 0.2 }), new(new Dense { Units = 10, Activation = new Softmax() })] },
    Loss = crossEntropy,
    Optimizer = adam,
    Training = new() { Epochs = 10, BatchSize = 32 },
};

// Load, split and transform the data, and plan the layers.
var run = await PreparedRun<float>.LoadAsync(setup);
var network = run.CreateNetwork();

// The loop: every line is yours to change.
var session = new TrainingSession<float>(network, crossEntropy, adam, run.Batches.BatchSize, setup.Training, seed: setup.Seed)
{
    StepsPerEpoch = run.StepsPerEpoch,
    TotalSteps = run.TotalSteps,
};
var order = BatchOrder.Create(run);
for (int epoch = 0; epoch < setup.Training.Epochs; epoch++)
{
    double loss = 0;
    order.Draw(epoch);
    for (int step = 0; step < run.StepsPerEpoch; step++)
    {
        session.Gather(run.Samples, order.Batch(step));
        session.Forward();
        loss += session.ComputeLoss();
        session.Backward();
        session.Update(adam.LearningRate.At(new Progress(session.Step, run.StepsPerEpoch, run.TotalSteps)));
    }

    Console.WriteLine($"epoch {epoch + 1}: loss {loss / run.StepsPerEpoch:0.####}");
}

run.CreateModel(network).Save(args.Length > 0 ? args[0] : "model.safetensors");
