using System.CommandLine;

namespace FnnKit.Cli;

/// <summary>Carries the console through the parser to the command.</summary>
internal sealed class CommandInvocation : InvocationConfiguration
{
    public CommandInvocation(ICommandConsole console)
    {
        Console = console;
        Output = console.Output;
        Error = console.Error;
        EnableDefaultExceptionHandler = false;
        // Ctrl+C is ours: a command finishes its step and saves before it ends.
        ProcessTerminationTimeout = null;
    }

    /// <summary>The console of the command.</summary>
    public ICommandConsole Console { get; }
}
