namespace FnnKit.Presets;

/// <summary>What kind of target a network learns: the loss, the output layer and the metrics follow from it.</summary>
internal sealed class TargetPlan
{
    /// <summary>A class is rare if fewer than this share of the samples have it.</summary>
    private const double RareShare = 0.2;

    /// <summary>Amounts above 0 are learned as logarithms if they are more skewed than this and the largest is so many times the smallest.</summary>
    private const double SkewOfMoney = 2, RangeOfMoney = 1000;

    /// <summary>Whole numbers from 0 up to this are counts, if their mean is small.</summary>
    private const double LargestCount = 100, LargestMeanCount = 5;

    public TargetPlan(DataProfile data)
    {
        Data = data;
        Target = data.Targets[0];
        Classes = data.Schema.Classes.Count;
        Rarest = Classes == 0 ? 1 : (double)Target.Counts.Min() / data.Count;
        bool isOneNumber = Classes == 0 && data.Targets.Count == 1;
        IsCount = isOneNumber && Target.IsWhole && Target.Minimum == 0 && Target.Maximum <= LargestCount && Target.Mean <= LargestMeanCount;
        IsSkewed = isOneNumber && !IsCount && Target.Minimum > 0 && Target.Skewness > SkewOfMoney && Target.Maximum > RangeOfMoney * Target.Minimum;
    }

    public DataProfile Data { get; }

    public ColumnProfile Target { get; }

    /// <summary>The number of classes; 0 if the target is numbers.</summary>
    public int Classes { get; }

    /// <summary>The share of the rarest class.</summary>
    public double Rarest { get; }

    /// <summary>Whether the target counts something, mostly a few.</summary>
    public bool IsCount { get; }

    /// <summary>Whether the target is an amount whose large values lie far out.</summary>
    public bool IsSkewed { get; }

    /// <summary>Whether one output gives the probability of the second of two classes.</summary>
    public bool IsBinary => Classes == 2;

    public int Outputs => Classes == 0 ? Data.Targets.Count : IsBinary ? 1 : Classes;

    /// <summary>Whether accuracy says little, because always naming the most frequent class is often right.</summary>
    public bool HasRareClass => IsBinary && Rarest < RareShare;

    /// <summary>The activation of the output layer; null for numbers of any size.</summary>
    public string? Activation => IsBinary ? "sigmoid" : Classes > 0 ? "softmax" : IsCount ? "exp" : null;

    /// <summary>What the outputs are, in a sentence.</summary>
    public string OutputReason => IsBinary ? $"One output: the probability of '{Data.Schema.Classes[1]}'."
        : Classes > 0 ? "One output for each class: its probability."
        : IsCount ? "One output: the expected count, which is above 0."
        : "Numbers of any size: no activation.";
}
