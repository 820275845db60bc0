namespace FnnKit.Plotting;

/// <summary>
/// Colours that can be told apart with every kind of colour vision: those of M. Okabe and K. Ito, "Color Universal Design" (2008), without their black,
/// the yellow darkened so that a line of it can be seen on white.
/// </summary>
internal static class Palette
{
    private static readonly Color[] Distinct =
    [
        new(0, 114, 178),
        new(230, 159, 0),
        new(0, 158, 115),
        new(204, 121, 167),
        new(213, 94, 0),
        new(86, 180, 233),
        new(200, 185, 20),
    ];

    /// <summary>Text and axes.</summary>
    public static Color Ink { get; } = Color.Grey(38);

    /// <summary>Text that says less than the rest.</summary>
    public static Color FaintInk { get; } = Color.Grey(95);

    /// <summary>Lines behind the data.</summary>
    public static Color Grid { get; } = Color.Grey(226);

    /// <summary>The colour of the series or class with this index; past the last, each round is darker than the one before.</summary>
    public static Color Get(int index)
    {
        double darkness = 1 - Math.Pow(0.65, index / Distinct.Length);
        return Distinct[index % Distinct.Length].Mix(Color.Black, darkness);
    }
}
