using System.Numerics;

namespace FnnKit;

/// <summary>Fits temperature and intervals to the predictions that a network makes for the validation part.</summary>
internal static class Calibration
{
    /// <summary>Fits what a setup asks for.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="data">The samples; their targets are calibrated from now on, so that the test measures calibrated probabilities.</param>
    /// <param name="network">The network that was not trained on the validation part.</param>
    /// <param name="team">The threads to compute on.</param>
    public static (double Temperature, IntervalNote? Intervals) Fit<T>(TrainingSetup setup, PreparedRun<T> data, Network<T> network, ThreadTeam team)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool areClasses = data.Schema.TargetKind == TargetKind.Classes;
        var (calibrate, level) = (setup.Predictions.Calibrate && areClasses, setup.Predictions.Intervals);
        if (data.Split.Validation.Length == 0 || (areClasses && !data.Samples.Targets.Output.GivesProbabilities()) || (!calibrate && level is null))
            return (1, null);
        double temperature = calibrate ? TemperatureFit.Find(Predict(data, network, team)) : 1;
        data.Samples.Targets = data.Samples.Targets.With(temperature);
        return (temperature, level is null ? null : ConformalIntervals.Fit(Predict(data, network, team), level.Value, areClasses));
    }

    private static HeldOutPredictions Predict<T>(PreparedRun<T> data, Network<T> network, ThreadTeam team)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var held = new HeldOutPredictions(network.Plan.Output.Size);
        new Evaluation<T>(network, data.Samples, null, [], new MatrixProducts(team)).Predict(data.Split.Validation, held.Add);
        return held;
    }
}
