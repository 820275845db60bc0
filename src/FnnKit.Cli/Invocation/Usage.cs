using System.CommandLine;
using System.CommandLine.Parsing;

namespace FnnKit.Cli;

/// <summary>Says in words what is wrong with a command line.</summary>
internal static class Usage
{
    private const string OptionPrefix = "--";

    /// <summary>What is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<string> Problems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.FirstOrDefault(word => !word.StartsWith('-')) is { } misspelled)
            return [$"there is no command '{(command is RootCommand ? "" : command.Name + " ")}{misspelled}'{NearestName.Suggest(misspelled, command.Subcommands.Select(one => one.Name))}"];
        // An option that there is not is taken for an argument, and what follows it for one too many.
        string[] unknown = [.. parsed.Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith(OptionPrefix, StringComparison.Ordinal)).Select(token => token.Value)];
        return unknown.Length > 0 && parsed.CommandResult.Command.Subcommands.Count == 0
            ? [.. unknown.Select(option => NoSuchOption(option, parsed.CommandResult.Command))]
            : [.. parsed.Errors.Select(Describe)];
    }

    private static string NoSuchOption(string option, Command command)
    {
        string name = option[OptionPrefix.Length..].Split('=')[0];
        string nearest = NearestName.Suggest(option, command.Options.Select(one => one.Name));
        string setting = command.Options.Any(one => one.Name == "--set") && SetupReader.FindSetting(name.Replace("-", "", StringComparison.Ordinal)) is { } path
            ? $"; to set what the configuration says, write --set {path}=VALUE" : "";
        return $"'{command.Name}' has no option '{option}'{(setting.Length > 0 ? setting : nearest)}";
    }

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens: [.., var given] } result when Expected(result.Option.ValueType) is { } expected && error.Message.Contains("expected type", StringComparison.Ordinal)
            => $"'{result.Option.Name}' is '{given.Value}', but must be {expected}",
        _ => error.Message,
    };

    private static string? Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
            : type == typeof(int) || type == typeof(long) ? "a whole number"
            : type == typeof(double) ? "a number"
            : null;
    }
}
