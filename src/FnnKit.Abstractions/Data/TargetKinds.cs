namespace FnnKit;

/// <summary>The kinds of targets that a loss or a metric is for.</summary>
[Flags]
public enum TargetKinds
{
    /// <summary>Not for targets of any kind.</summary>
    None = 0,

    /// <summary>Classes.</summary>
    Classes = 1,

    /// <summary>Numbers.</summary>
    Numbers = 2,

    /// <summary>Both.</summary>
    All = Classes | Numbers,
}
