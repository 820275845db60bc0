namespace FnnKit.Plotting;

/// <summary>The text of charts: how large it is, and how it is made to fit.</summary>
internal static class ChartText
{
    public const double LabelSize = 11;
    public const double TitleSize = 13;

    /// <summary>The fonts with which viewers show SVG differ in width; most are wider than ours.</summary>
    private const double Slack = 1.12;

    public static TextStyle Title { get; } = new(TitleSize, Palette.Ink, Anchor.Middle, IsBold: true);

    public static TextStyle Label { get; } = new(LabelSize, Palette.Ink);

    public static TextStyle Faint { get; } = new(LabelSize, Palette.FaintInk);

    /// <summary>The room that a text needs.</summary>
    public static double Width(string text, double size = LabelSize) => Slack * StrokeFont.Width(text, size);

    /// <summary>The text, or as much of it as fits, with dots for the rest.</summary>
    public static string Fit(string text, double width, double size)
    {
        if (Width(text, size) <= width)
            return text;
        int length = text.Length - 1;
        while (length > 1 && Width(text[..length] + "..", size) > width)
            length--;
        return text[..length] + "..";
    }
}
