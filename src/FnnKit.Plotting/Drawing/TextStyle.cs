namespace FnnKit.Plotting;

/// <summary>How text is written.</summary>
/// <param name="Size">The size of the font; capitals are 0.7 of it high.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Anchor">Which end of the text stands where it is put.</param>
/// <param name="IsBold">Whether it is heavier than usual.</param>
/// <param name="ReadsUp">Whether it is turned to the left, so that it reads from below.</param>
public readonly record struct TextStyle(double Size, Color Color, Anchor Anchor = Anchor.Start, bool IsBold = false, bool ReadsUp = false)
{
    /// <summary>How far the baseline lies below the middle of capitals and digits.</summary>
    public double HalfHeight => 0.35 * Size;
}
