using System.Text;

namespace FnnKit;

/// <summary>Writes drafted settings as JSON with comments, a setting in each line.</summary>
internal static class DraftText
{
    private const string Step = "  ";

    /// <summary>Writes the entries of a section or list, one below the other.</summary>
    public static void Write(StringBuilder text, SettingDraft draft, string indent)
    {
        for (int i = 0; i < draft.Entries.Count; i++)
        {
            var entry = draft.Entries[i];
            foreach (string comment in entry.Comments)
                text.Append(indent).Append("// ").Append(OneLine(comment)).Append('\n');
            text.Append(indent);
            if (entry.Key is not null)
                text.Append(InlineJson.Quote(entry.Key)).Append(": ");
            Write(text, entry, indent);
            text.Append(i == draft.Entries.Count - 1 ? "\n" : ",\n");
        }
    }

    private static void Write(StringBuilder text, SettingDraftEntry entry, string indent)
    {
        if (entry.Content is not { } content)
        {
            text.Append(InlineJson.Write(entry.Value));
            return;
        }

        if (content.Entries.Count == 0)
        {
            text.Append(content.IsList ? "[]" : "{}");
            return;
        }

        text.Append(content.IsList ? "[\n" : "{\n");
        Write(text, content, indent + Step);
        text.Append(indent).Append(content.IsList ? ']' : '}');
    }

    /// <summary>A column may be named with a line break, which would end the comment that quotes it.</summary>
    /// <summary>A comment on one line. What comes from the data, such as the name of a class, must not end it.</summary>
    public static string OneLine(string comment) => string.Concat(comment.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
}
