using System.Globalization;

namespace FnnKit;

/// <summary>Layers, batches and epochs that suit the size of a data set.</summary>
internal sealed class NetworkDraft
{
    private const int StepsWanted = 4000;
    private const int FewSamples = 50;
    private const int ManySamples = 1000;

    public NetworkDraft(DataProfile data)
    {
        int classes = data.Schema.Classes.Count;
        Outputs = !data.IsClasses ? data.Targets.Count : classes == 2 ? 1 : classes;
        HoldsBack = data.Count >= FewSamples;
        TrainingCount = Math.Max(1, (int)(data.Count * (HoldsBack ? 0.7 : 0.8)));
        int units = Math.Clamp((int)BitOperationsRoundUp(data.Inputs + Outputs), 16, 128);
        Hidden = TrainingCount >= ManySamples ? [units, Math.Max(16, units / 2)] : [units];
        BatchSize = TrainingCount switch { < 500 => 16, < 5000 => 32, < 50_000 => 128, _ => 256 };
        Epochs = Math.Clamp(StepsWanted * BatchSize / TrainingCount, 10, 200);
        LearningRate = TrainingCount < ManySamples ? 0.01 : 0.003;
        Weights = data.Inputs * Hidden[0];
    }

    public int Outputs { get; }

    public IReadOnlyList<int> Hidden { get; }

    public bool HoldsBack { get; }

    public int TrainingCount { get; }

    public int BatchSize { get; }

    public int Epochs { get; }

    public double LearningRate { get; }

    /// <summary>About how many weights there are.</summary>
    public int Weights { get; }

    /// <summary>Whether the network could learn its samples by heart.</summary>
    public bool MayOverfit => Weights > TrainingCount && Hidden[0] >= 64;

    public int Patience => Math.Max(10, Epochs / 5);

    public string HiddenInWords => string.Join(" and ", Hidden.Select(units => units.ToString(CultureInfo.InvariantCulture)));

    private static uint BitOperationsRoundUp(int value) => System.Numerics.BitOperations.RoundUpToPowerOf2((uint)value);
}
