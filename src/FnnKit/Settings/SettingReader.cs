using System.Text;
using System.Text.Json;

namespace FnnKit;

/// <summary>Reads JSON into settings that know their line and column. Comments and trailing commas are allowed.</summary>
public static class SettingReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="SettingsException">The file is no JSON, or a key stands in it twice.</exception>
    public static SettingNode ReadFile(string path)
        => Read(File.ReadAllBytes(path), Name(System.IO.Path.GetFullPath(path)), System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)));

    /// <summary>What messages call a file: its path from the current folder, or the whole one where that leads far out.</summary>
    private static string Name(string path)
    {
        string relative = System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith(System.IO.Path.Combine("..", ".."), StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Reads text.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="folder">The folder that relative paths are taken from.</param>
    /// <exception cref="SettingsException">The text is no JSON, or a key stands in it twice.</exception>
    public static SettingNode Read(ReadOnlySpan<byte> utf8, string source, string? folder = null)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var document = new Document(source, folder, LineStarts(utf8), []);
        try
        {
            json.Read();
            var root = ReadValue(ref json, utf8, document, "", null);
            json.Read();
            document.ThrowIfAny();
            return root;
        }
        catch (JsonException exception)
        {
            var origin = new SettingOrigin(source, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1, folder);
            string reason = exception.Message.Split(" LineNumber:")[0];
            throw new SettingsException([new SettingError(SettingDiagnostics.NotJson, origin, SettingDiagnostics.NotJson.Format(reason))]);
        }
    }

    private static SettingNode ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, Document document, string path, SettingOrigin? key)
    {
        var origin = document.At(utf8, json.TokenStartIndex);
        key ??= origin;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var parent = new SettingNode(SettingKind.Object, path, origin) { KeyOrigin = key };
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                    ReadMember(ref json, utf8, document, parent);
                return parent;
            case JsonTokenType.StartArray:
                var list = new SettingNode(SettingKind.Array, path, origin) { KeyOrigin = key };
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(ReadValue(ref json, utf8, document, Join(path, $"{list.Items.Count}"), null));
                return list;
            case JsonTokenType.String:
                return new SettingNode(SettingKind.String, path, origin, json.GetString()!) { KeyOrigin = key };
            case JsonTokenType.Number:
                return new SettingNode(SettingKind.Number, path, origin, Encoding.UTF8.GetString(json.ValueSpan)) { KeyOrigin = key };
            case JsonTokenType.True or JsonTokenType.False:
                return new SettingNode(SettingKind.Boolean, path, origin, json.GetBoolean() ? "true" : "false") { KeyOrigin = key };
            default:
                return new SettingNode(SettingKind.Null, path, origin) { KeyOrigin = key };
        }
    }

    private static void ReadMember(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, Document document, SettingNode parent)
    {
        string name = json.GetString()!;
        var key = document.At(utf8, json.TokenStartIndex);
        json.Read();
        var value = ReadValue(ref json, utf8, document, Join(parent.Path, name), key);
        if (parent.Members.TryGetValue(name, out var first))
            document.Errors.Add(new SettingError(SettingDiagnostics.RepeatedKey, key, SettingDiagnostics.RepeatedKey.Format(name, first.KeyOrigin.Line)));
        else
            parent.Members.Add(name, value);
    }

    /// <summary>The path of a setting inside another: <c>Training</c> and <c>Epochs</c> give <c>Training:Epochs</c>.</summary>
    /// <param name="path">The path of the outer setting; empty for the top.</param>
    /// <param name="name">The name of the inner setting.</param>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";

    private static List<int> LineStarts(ReadOnlySpan<byte> utf8)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == '\n')
                starts.Add(i + 1);
        }

        return starts;
    }

    private sealed record Document(string Source, string? Folder, List<int> LineStarts, List<SettingError> Errors)
    {
        public SettingOrigin At(ReadOnlySpan<byte> utf8, long index)
        {
            int line = LineStarts.BinarySearch((int)index);
            line = line < 0 ? ~line - 1 : line;
            int column = Encoding.UTF8.GetCharCount(utf8[LineStarts[line]..(int)index]) + 1;
            return new SettingOrigin(Source, line + 1, column, Folder);
        }

        public void ThrowIfAny()
        {
            if (Errors.Count > 0)
                throw new SettingsException(Errors);
        }
    }
}
