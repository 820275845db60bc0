using FnnKit.Testing;

namespace FnnKit.Cli;

/// <summary>What came of holding a part against a law.</summary>
internal enum CheckState
{
    Passed,
    Violated,
    NotChecked,
}
