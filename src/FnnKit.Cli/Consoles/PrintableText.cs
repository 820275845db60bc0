using System.Globalization;
using System.Text;

namespace FnnKit.Cli;

/// <summary>
/// Text that a terminal shows and does not obey. Names in data, models and plugins may hold control characters that move the cursor, change the title, or turn the
/// direction of writing; they are shown as escapes such as <c>\u001b</c>.
/// </summary>
internal static class PrintableText
{
    /// <summary>The one control sequence that commands write themselves: it clears the line of a progress display.</summary>
    public const string ClearLine = "\r\u001b[K";

    /// <summary>The text with its control characters escaped. Line breaks and tabs stay.</summary>
    public static string Escape(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text, i))
                return Escape(text, i);
        }

        return text;
    }

    /// <summary>The escape of a character.</summary>
    public static string Code(int character) => $"\\u{character.ToString("x4", CultureInfo.InvariantCulture)}";

    private static string Escape(string text, int first)
    {
        var escaped = new StringBuilder(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            if (IsUnsafe(text, i))
                escaped.Append(Code(text[i]));
            else
                escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool IsUnsafe(string text, int i) => text[i] switch
    {
        '\n' or '\t' => false,
        '\r' => i + 1 >= text.Length || text[i + 1] != '\n',
        // Turn the direction of what follows, so that a name reads as another.
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
        var character => char.IsControl(character),
    };
}
