using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Writes errors in red and warnings in yellow on terminals that have colours; <c>NO_COLOR</c> and pipes get plain text.</summary>
internal static class ProblemText
{
    private const string Red = "\u001b[31m", Yellow = "\u001b[33m", Plain = "\u001b[0m";

    /// <summary>Writes lines to standard error.</summary>
    public static void WriteError(ICommandConsole console, string text) => Write(text, console.Error, console.IsErrorTerminal ? console.ErrorTerminal : null);

    /// <summary>Writes lines to standard output.</summary>
    public static void WriteOutput(ICommandConsole console, string text) => Write(text, console.Output, console.IsOutputTerminal ? console.OutputTerminal : null);

    private static void Write(string text, TextWriter writer, IAnsiConsole? terminal)
    {
        bool hasColors = terminal?.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };
        foreach (string line in text.Split('\n'))
        {
            string? color = !hasColors ? null : Is(line, "error") ? Red : Is(line, "warning") ? Yellow : null;
            if (color is not null)
                terminal!.Write(new ControlCode(color));
            writer.WriteLine(line.TrimEnd('\r'));
            if (color is not null)
                terminal!.Write(new ControlCode(Plain));
        }
    }

    private static bool Is(string line, string kind) => line.StartsWith($"{kind}:", StringComparison.Ordinal) || line.Contains($": {kind} FNN", StringComparison.Ordinal);
}
