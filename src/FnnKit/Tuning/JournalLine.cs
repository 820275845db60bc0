using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>
/// One line of a journal: a JSON object whose last member is a checksum of the line and of the checksum before it, so that a line that was cut off, changed or
/// removed is noticed.
/// </summary>
internal static class JournalLine
{
    private const string Before = ",\"sum\":\"", After = "\"}";
    private const int Digits = 16;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line, without its line break.</summary>
    /// <param name="content">What it says; at least one member.</param>
    /// <param name="previous">The checksum of the line before; empty for the first.</param>
    public static string Write(JsonObject content, string previous)
    {
        string text = content.ToJsonString(Relaxed);
        return $"{text[..^1]}{Before}{Sum(text, previous)}{After}";
    }

    /// <summary>Reads a line.</summary>
    /// <returns>What it says, and its checksum; null if the checksum does not fit.</returns>
    public static (SettingNode Content, string Sum)? Read(string line, string previous, string source)
    {
        int length = Before.Length + Digits + After.Length;
        if (line.Length <= length || !line.EndsWith(After, StringComparison.Ordinal) || line.AsSpan(line.Length - length, Before.Length) is var mark && !mark.SequenceEqual(Before))
            return null;
        string sum = line.Substring(line.Length - After.Length - Digits, Digits);
        return sum == Sum(line[..^length] + "}", previous) ? (SettingReader.Read(Encoding.UTF8.GetBytes(line), source, isExact: true), sum) : null;
    }

    private static string Sum(string text, string previous) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + text)))[..Digits];
}
