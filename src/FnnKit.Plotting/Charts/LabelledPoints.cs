namespace FnnKit.Plotting;

/// <summary>Samples of two features, each of one class.</summary>
/// <param name="XName">The name of the first feature.</param>
/// <param name="YName">The name of the second.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="X">The first feature of each sample.</param>
/// <param name="Y">The second.</param>
/// <param name="Codes">The class of each.</param>
public sealed record LabelledPoints(
    string XName, string YName, IReadOnlyList<string> Classes, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<int> Codes);
