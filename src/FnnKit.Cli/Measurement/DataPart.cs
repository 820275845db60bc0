namespace FnnKit.Cli;

/// <summary>A part of the data of a run.</summary>
internal enum DataPart
{
    /// <summary>The samples that are measured once, at the end.</summary>
    Test,

    /// <summary>The samples that are measured while training goes on.</summary>
    Validation,

    /// <summary>The samples that are trained on.</summary>
    Training,

    /// <summary>All samples.</summary>
    All,
}
