using System.CommandLine;

namespace FnnKit.Cli;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Arguments
{
    public static Argument<string> ConfigurationPath() => new("path")
    {
        Description = "A configuration file, or a folder that holds appsettings.json.",
        DefaultValueFactory = _ => ".",
    };

    public static Argument<string?> OptionalConfiguration() => new("path")
    {
        Description = "A configuration file, or a folder that holds appsettings.json; by default that of the current folder if there is one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Argument<string> ModelPath() => new("model") { Description = "A run folder, or a model file." };

    public static Option<string[]> Sets() => new("--set")
    {
        Description = "Overrides a setting, such as Optimizer:LearningRate=0.01; may be given more than once.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    public static Option<bool> Json() => new("--json") { Description = "Writes the result as JSON, for programs to read." };
}
