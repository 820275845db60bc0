using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>The console that every command gets: whatever it writes, a terminal only obeys the command.</summary>
internal sealed class PrintableConsole : ICommandConsole
{
    private readonly ICommandConsole _console;
    private readonly Lazy<IAnsiConsole> _outputTerminal;
    private readonly Lazy<IAnsiConsole> _errorTerminal;

    /// <summary>Wraps a console.</summary>
    public PrintableConsole(ICommandConsole console)
    {
        _console = console;
        Output = new PrintableWriter(console.Output);
        Error = new PrintableWriter(console.Error);
        _outputTerminal = new(() => Attach(console.OutputTerminal));
        _errorTerminal = new(() => Attach(console.ErrorTerminal));
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public bool IsOutputTerminal => _console.IsOutputTerminal;

    public bool IsErrorTerminal => _console.IsErrorTerminal;

    public IAnsiConsole OutputTerminal => _outputTerminal.Value;

    public IAnsiConsole ErrorTerminal => _errorTerminal.Value;

    public Stream OpenInput() => _console.OpenInput();

    public void WriteBytes(Action<Stream> write)
        => _console.WriteBytes(_console.IsOutputTerminal ? stream => write(new PrintableStream(stream)) : write);

    public IDisposable OnInterrupt(Func<bool> handler) => _console.OnInterrupt(handler);

    private static IAnsiConsole Attach(IAnsiConsole terminal)
    {
        terminal.Pipeline.Attach(new PrintableSegments());
        return terminal;
    }
}
