using System.Text;
using System.Text.Json;

namespace FnnKit;

/// <summary>
/// Reads JSON into settings that know their line and column. Comments and trailing commas are allowed. Every JSON file is read here: whatever its bytes are,
/// an error names the file, the line and the column.
/// </summary>
public static class SettingReader
{
    /// <summary>A configuration has a few hundred values. Each takes many times the memory that its text takes in the file.</summary>
    private const int MaximumValues = 250_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isExact">Whether upper and lower case make different keys, as in names that data or users choose.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="SettingsException">The file is not JSON, or a key occurs twice in an object.</exception>
    public static SettingNode ReadFile(string path, bool isExact = false)
        => Read(File.ReadAllBytes(path), Name(Path.GetFullPath(path)), Path.GetDirectoryName(Path.GetFullPath(path)), isExact);

    /// <summary>Reads text.</summary>
    /// <param name="utf8">The text, in UTF-8 with or without a byte order mark, or in UTF-16 with one.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="folder">The folder that relative paths are taken from.</param>
    /// <param name="isExact">Whether upper and lower case make different keys, as in names that data or users choose.</param>
    /// <exception cref="SettingsException">The text is not JSON, or a key occurs twice in an object.</exception>
    public static SettingNode Read(ReadOnlySpan<byte> utf8, string source, string? folder = null, bool isExact = false)
    {
        utf8 = JsonText.Decode(utf8, source, folder);
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var document = new Document(new JsonPlaces(source, folder), isExact ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase, isExact ? int.MaxValue : MaximumValues, []);
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
            throw JsonText.Error(origin, exception.Message.Split(" LineNumber:")[0], exception);
        }
    }

    /// <summary>The path of a setting inside another: <c>Training</c> and <c>Epochs</c> give <c>Training:Epochs</c>.</summary>
    /// <param name="path">The path of the outer setting; empty for the top.</param>
    /// <param name="name">The name of the inner setting.</param>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";

    /// <summary>What messages call a file: its path from the current folder, or the whole one where that leads far out.</summary>
    private static string Name(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith(Path.Combine("..", ".."), StringComparison.Ordinal) ? path : relative;
    }

    private static SettingNode ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, Document document, string path, SettingOrigin? key)
    {
        var origin = document.Places.At(utf8, json.TokenStartIndex);
        document.Count(origin);
        key ??= origin;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var parent = new SettingNode(SettingKind.Object, path, origin) { KeyOrigin = key, Comparer = document.Comparer };
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                    ReadMember(ref json, utf8, document, parent);
                return parent;
            case JsonTokenType.StartArray:
                var list = new SettingNode(SettingKind.Array, path, origin) { KeyOrigin = key };
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(ReadValue(ref json, utf8, document, Join(path, $"{list.Items.Count}"), null));
                return list;
            case JsonTokenType.String:
                return new SettingNode(SettingKind.String, path, origin, JsonText.Read(ref json, origin)) { KeyOrigin = key };
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
        var key = document.Places.At(utf8, json.TokenStartIndex);
        string name = JsonText.Read(ref json, key);
        json.Read();
        var value = ReadValue(ref json, utf8, document, Join(parent.Path, name), key);
        if (parent.Members.TryGetValue(name, out var first))
            document.Errors.Add(new SettingError(SettingDiagnostics.RepeatedKey, key, SettingDiagnostics.RepeatedKey.Format(name, first.KeyOrigin.Line)));
        else
            parent.Members.Add(name, value);
    }

    private sealed record Document(JsonPlaces Places, StringComparer Comparer, int Maximum, List<SettingError> Errors)
    {
        private int _count;

        public void Count(SettingOrigin origin)
        {
            if (++_count > Maximum)
                throw JsonText.Error(origin, $"the file holds more than {Maximum} values. Put data into a file of data, and name it here");
        }

        public void ThrowIfAny()
        {
            if (Errors.Count > 0)
                throw new SettingsException(Errors);
        }
    }
}
