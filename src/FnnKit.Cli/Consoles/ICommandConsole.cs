using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>What a command reads from and writes to, and what it needs to know about the terminal. Commands never use <see cref="Console"/> themselves.</summary>
internal interface ICommandConsole
{
    /// <summary>Standard output: the results.</summary>
    TextWriter Output { get; }

    /// <summary>Standard error: errors, warnings and progress.</summary>
    TextWriter Error { get; }

    /// <summary>Whether <see cref="Output"/> is a terminal that a person looks at.</summary>
    bool IsOutputTerminal { get; }

    /// <summary>Whether <see cref="Error"/> is a terminal that a person looks at.</summary>
    bool IsErrorTerminal { get; }

    /// <summary>Standard output as a terminal that can draw; use it only if <see cref="IsOutputTerminal"/> is true.</summary>
    IAnsiConsole OutputTerminal { get; }

    /// <summary>Standard error as a terminal that can draw; use it only if <see cref="IsErrorTerminal"/> is true.</summary>
    IAnsiConsole ErrorTerminal { get; }

    /// <summary>Opens standard input.</summary>
    Stream OpenInput();

    /// <summary>Writes many bytes to standard output; returns early, without an error, when the reader of a pipe has gone away.</summary>
    /// <exception cref="IOException">The bytes cannot be written, for example because the disk is full.</exception>
    void WriteBytes(Action<Stream> write);

    /// <summary>Calls a handler when the user asks the command to stop (Ctrl+C, SIGTERM, SIGHUP), until the result is disposed.</summary>
    /// <param name="handler">Returns true if the command goes on to finish its work, false if the process may end at once.</param>
    IDisposable OnInterrupt(Func<bool> handler);
}
