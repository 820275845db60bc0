namespace FnnKit;

/// <summary>Says under which choices of another parameter a parameter exists.</summary>
/// <param name="Parameter">The index of the other parameter, which is a choice and comes earlier.</param>
/// <param name="Choices">The indices of its choices.</param>
public sealed record SearchCondition(int Parameter, IReadOnlyList<int> Choices);
