using System.Numerics;

namespace FnnKit;

/// <summary>Takes the steps of an epoch with a training session: one batch each, or several whose gradients are accumulated.</summary>
internal sealed class StepLoop<T>(TrainingSession<T> session, PreparedData<T> samples, BatchOrder order, int batchesPerStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private bool _isLaidOut;

    /// <summary>Takes a step.</summary>
    /// <param name="stepOfEpoch">The number of the step in the epoch.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    /// <param name="measurement">Receives loss and predictions; null if nobody needs them.</param>
    /// <param name="needsLoss">Whether the loss is needed without a measurement.</param>
    /// <returns>The loss before the weights moved, if it was needed.</returns>
    public double Take(int stepOfEpoch, double learningRate, Measurement<T>? measurement, bool needsLoss)
    {
        double losses = 0, masses = 0;
        int first = stepOfEpoch * batchesPerStep;
        for (int i = 0; i < batchesPerStep && first + i < order.Plan.StepsPerEpoch; i++)
        {
            double loss = ComputeGradient(order.Batch(first + i), measurement, needsLoss);
            if (batchesPerStep == 1)
                losses = loss;
            else
                losses += session.Mass * loss;
            masses += session.Mass;
        }

        session.Update(learningRate);
        return batchesPerStep > 1 && session.Reduction == Reduction.Mean && masses > 0 ? losses / masses : losses;
    }

    /// <summary>Runs each batch of an epoch through the network in training mode and changes no weight.</summary>
    /// <param name="epoch">The number of the epoch.</param>
    /// <param name="before">Is called before each batch.</param>
    /// <param name="after">Is called after each batch.</param>
    public void Pass(long epoch, Action before, Action after)
    {
        order.Draw(epoch);
        // A sampler that has only so many batches leaves the rest of its last epoch empty.
        long batches = Math.Min(order.Plan.StepsPerEpoch, (order.Plan.MaximumSteps ?? long.MaxValue) - (epoch * order.Plan.StepsPerEpoch));
        for (int i = 0; i < batches; i++)
        {
            before();
            Forward(order.Batch(i));
            after();
        }
    }

    private void Forward(ReadOnlySpan<int> batch)
    {
        if (!_isLaidOut)
            session.Gather(samples, batch);
        _isLaidOut = order.IsWholeSet;
        session.Forward();
    }

    private double ComputeGradient(ReadOnlySpan<int> batch, Measurement<T>? measurement, bool needsLoss)
    {
        Forward(batch);
        double loss = session.ComputeLoss(needsLoss || measurement is not null);
        if (measurement is not null)
        {
            measurement.AddLoss(loss, session.Mass);
            measurement.AddOutputs(session.Predictions, batch);
        }

        session.Backward();
        return loss;
    }
}
