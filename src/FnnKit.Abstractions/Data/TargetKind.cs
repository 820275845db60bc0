namespace FnnKit;

/// <summary>What the targets of a data set are.</summary>
public enum TargetKind
{
    /// <summary>One of several classes.</summary>
    Classes,

    /// <summary>One or more numbers.</summary>
    Numbers,
}
