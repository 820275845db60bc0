namespace FnnKit;

/// <summary>Finds the temperature with which probabilities of held-out samples surprise least: the one that minimizes the mean of <c>-ln p(truth)</c>.</summary>
internal static class TemperatureFit
{
    /// <summary>With fewer samples, chance decides.</summary>
    public const int FewestSamples = 30;

    private const double Lowest = -2, Highest = 2, GoldenRatio = 0.6180339887498949;
    private const int Rounds = 40;

    /// <summary>Finds the temperature.</summary>
    /// <param name="held">Probabilities of samples that were held back.</param>
    /// <returns>The temperature between e^-2 and e^2; 1 if there are too few samples.</returns>
    public static double Find(HeldOutPredictions held)
    {
        if (held.Count < FewestSamples)
            return 1;
        double low = Lowest, high = Highest;
        double left = high - (GoldenRatio * (high - low)), right = low + (GoldenRatio * (high - low));
        double leftLoss = Loss(held, left), rightLoss = Loss(held, right);
        for (int round = 0; round < Rounds; round++)
        {
            if (leftLoss <= rightLoss)
            {
                (high, right, rightLoss) = (right, left, leftLoss);
                left = high - (GoldenRatio * (high - low));
                leftLoss = Loss(held, left);
            }
            else
            {
                (low, left, leftLoss) = (left, right, rightLoss);
                right = low + (GoldenRatio * (high - low));
                rightLoss = Loss(held, right);
            }
        }

        return Scalar.Exp((low + high) / 2);
    }

    private static double Loss(HeldOutPredictions held, double logarithm)
    {
        double temperature = Scalar.Exp(logarithm), sum = 0;
        double[] room = new double[held.Outputs];
        var probabilities = new Matrix<double>(room, held.Outputs, 1);
        for (int sample = 0; sample < held.Count; sample++)
        {
            int truth = 0;
            for (int output = 0; output < room.Length; output++)
            {
                room[output] = held.Predictions(output)[sample];
                if (held.Targets(output)[sample] > 0.5)
                    truth = output;
            }

            Temperature.Apply(temperature, probabilities);
            double right = room.Length > 1 || held.Targets(0)[sample] > 0.5 ? room[truth] : 1 - room[0];
            sum -= Scalar.Log(Math.Max(right, Temperature.Smallest));
        }

        return sum / held.Count;
    }
}
