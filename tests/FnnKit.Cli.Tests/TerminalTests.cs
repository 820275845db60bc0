using System.Text;
using System.Text.RegularExpressions;
using FnnKit.Cli;

namespace FnnKit.Cli.Tests;

/// <summary>Names in data, models and plugins may hold anything; a terminal obeys the command alone.</summary>
public sealed partial class TerminalTests : TemporaryFolder
{
    private const string Hostile = "a\u001b]0;title\u0007\u009b2J\u202eb";

    [Theory]
    [InlineData("plain\r\nlines\tand ä €", "plain\r\nlines\tand ä €")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("over\rwritten", "over\\u000dwritten")]
    [InlineData("\u009b31m\u007f\u202e\u2066", "\\u009b31m\\u007f\\u202e\\u2066")]
    public void Control_characters_are_escaped(string text, string shown)
    {
        Assert.Equal(shown, PrintableText.Escape(text));
        using var bytes = new MemoryStream();
        var stream = new PrintableStream(bytes);
        foreach (byte value in Encoding.UTF8.GetBytes(text.Replace("\u202e", "", StringComparison.Ordinal).Replace("\u2066", "", StringComparison.Ordinal)))
            stream.WriteByte(value);
        string plain = shown.Replace("\\u202e", "", StringComparison.Ordinal).Replace("\\u2066", "", StringComparison.Ordinal);
        Assert.Equal(plain.Replace("\\u000d", "\r", StringComparison.Ordinal), Encoding.UTF8.GetString(bytes.ToArray()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Names_of_columns_classes_and_parts_are_shown_and_not_obeyed(bool isTerminal)
    {
        Write("d.csv", $"{Hostile},x,y\n1,2,{Hostile}\n2,3,no\n3,1,{Hostile}\n4,2,no\n");
        Write("a.json", $$"""
            { "FnnKit": { "Data": { "Loader": { "Type": "csv", "Path": "d.csv", "Target": "y" } },
              "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] }, "Loss": "cross-entropy", "Optimizer": "adam", "Training": { "Epochs": 2 } } }
            """);
        Write("b.json", """{ "FnnKit": { "Loss": "x\u001b]0;title\u0007", "Network": { "Layers": [] } } }""");
        string[][] commands =
        [
            ["train", In("a.json"), "--output", In("run")],
            ["inspect", In("run")],
            ["predict", In("run"), "--input", In("d.csv")],
            ["predict", In("run"), "--input", In("missing\u001b[2J.csv")],
            ["evaluate", In("run"), "--part", "all"],
            ["config", "check", In("b.json")],
            ["plugins", "why", "x\u001b]0;title\u0007"],
        ];
        foreach (string[] command in commands)
        {
            using var console = new RecordedConsole { IsOutputTerminal = isTerminal, IsErrorTerminal = isTerminal };
            Fnn.Run(console, command);
            string text = console.OutputText + console.ErrorText;
            bool isData = !isTerminal && command[0] == "predict";
            Assert.DoesNotContain("\u001b]0;", isData ? console.ErrorText : text, StringComparison.Ordinal);
            Assert.DoesNotContain("\u009b", isData ? console.ErrorText : text, StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b[2J", isData ? console.ErrorText : text, StringComparison.Ordinal);
        }
    }

    /// <summary>What commands write themselves: colors, the cursor on and off, lines that are written over, and the mode of the keypad, which .NET sets.</summary>
    [GeneratedRegex(@"\u001b(\[(\?(1|25)[hl]|[0-9;]*m|[0-9]*[ABCDGK])|[=>])")]
    private static partial Regex Ours();

    [Fact]
    public void A_recorded_terminal_shows_no_sequence_but_ours()
    {
        if (!File.Exists("/usr/bin/script"))
            return;
        Write("d.csv", $"{Hostile},x,y\n1,2,{Hostile}\n2,3,no\n3,1,{Hostile}\n4,2,no\n");
        Write("bad.csv", $"{Hostile},y\n1,a\n2,b\n3,a\n{Hostile}\u001b[2J,b\n");
        Write("a.json", """
            { "FnnKit": { "Data": { "Loader": { "Type": "csv", "Path": "d.csv", "Target": "y" } },
              "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] }, "Loss": "cross-entropy", "Optimizer": "adam", "Training": { "Epochs": 2 } } }
            """);
        Write("b.json", """{ "FnnKit": { "Loss": "x\u001b]0;title\u0007", "Network": { "Layers": [] } } }""");
        Directory.CreateDirectory(In("plugins"));
        File.Copy(Fnn.OutputOf("tests/Plugins/Ansi", "Ansi"), In("plugins/Ansi.dll"));
        Write("lines.sh", $"""
            fnn() {"{"} dotnet '{Fnn.OutputOf("src/FnnKit.Cli", "fnn")}' "$@"; {"}"}
            fnn train a.json --output run
            fnn inspect run
            fnn predict run --input d.csv
            fnn evaluate run --part all
            fnn config check b.json
            fnn init --data bad.csv --target y --output new
            fnn plugins list --plugins plugins
            fnn plugins show $'titled\e]0;title\a' --plugins plugins
            fnn plugins why $'titled\e]0;title\a' --plugins plugins
            fnn predict $'missing\e[2J' --input d.csv
            """);
        Fnn.Finish(Fnn.Start(Folder, [new("TERM", "xterm-256color"), new("COLUMNS", "200")], "script", "-qec", "bash lines.sh", In("typescript"))).Exits(2);
        string recorded = File.ReadAllText(In("typescript"));
        recorded = recorded[(recorded.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        Assert.Contains("titled\\u001b]0;title\\u0007", recorded, StringComparison.Ordinal);
        string rest = Ours().Replace(recorded, "");
        Assert.True(Ours().IsMatch(recorded), "a terminal has colors");
        Assert.DoesNotContain(rest, character => char.IsControl(character) && character is not ('\r' or '\n' or '\t'));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Inspect_leaves_columns_out_instead_of_breaking_values(int width)
    {
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        using var console = new RecordedConsole { IsOutputTerminal = true, Width = width };
        string text = Fnn.Run(console, "inspect", In("run")).Exits(0).Output;
        string plain = Fnn.Run("inspect", In("run")).Exits(0).Output;
        string[] names = [.. plain.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(name => name.StartsWith("dense", StringComparison.Ordinal))];
        Assert.NotEmpty(names);
        foreach (string name in names)
            Assert.Contains($" {name} ", text, StringComparison.Ordinal);
        Assert.Equal(width < 200, text.Contains("too narrow for", StringComparison.Ordinal));
        Assert.DoesNotContain("settings of", plain, StringComparison.Ordinal);
        Assert.Contains("settings of dense1: ", Fnn.Run("inspect", In("run"), "--settings").Exits(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Errors_and_images_have_colours_only_where_the_terminal_has(bool hasColors)
    {
        Write("a.json", """{ "FnnKit": { "Losss": 1 } }""");
        using var errors = new RecordedConsole { IsErrorTerminal = true, HasColors = hasColors, Width = 80 };
        string error = Fnn.Run(errors, "train", In("a.json")).Exits(2).Error;
        Assert.Equal(hasColors, error.Contains("\u001b[31m", StringComparison.Ordinal));
        Assert.Contains("a.json(1,15): error FNN003", error, StringComparison.Ordinal);
        using var images = new RecordedConsole { IsOutputTerminal = true, HasColors = hasColors, Width = 80 };
        string drawn = Fnn.Run(images, "data", "show", "examples/digits", "--rows", "1").Exits(0).Output;
        Assert.Equal(hasColors, drawn.Contains("38;2;", StringComparison.Ordinal));
        Assert.Equal(hasColors, drawn.Contains('\u2580', StringComparison.Ordinal));
        // Without colours the characters themselves are darker and brighter.
        Assert.Equal(!hasColors, drawn.Contains('#', StringComparison.Ordinal) || drawn.Contains('%', StringComparison.Ordinal) || drawn.Contains('@', StringComparison.Ordinal));
    }
}
