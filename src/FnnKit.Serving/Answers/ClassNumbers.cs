namespace FnnKit.Serving;

/// <summary>The probability or score of each class, from the outputs of a sample.</summary>
internal static class ClassNumbers
{
    /// <summary>What the number beside a class is called.</summary>
    public static string Name(Model model) => model.GivesProbabilities ? "probability" : "score";

    /// <summary>The number of a class. A single output speaks for the second of two classes.</summary>
    public static double Get(Model model, ReadOnlySpan<double> outputs, int code)
        => outputs.Length > 1 || model.Classes.Count != 2 ? outputs[code]
        : code == 1 ? outputs[0]
        : model.OutputMeaning == OutputMeaning.Score ? -outputs[0] : 1 - outputs[0];
}
