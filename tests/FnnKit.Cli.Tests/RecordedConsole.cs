using Spectre.Console;

namespace FnnKit.Cli.Tests;

/// <summary>A console that a test reads afterwards.</summary>
internal sealed class RecordedConsole : ICommandConsole, IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" }, _error = new() { NewLine = "\n" };
    private readonly CancellationTokenSource _cancellation = new();
    private Func<bool>? _interrupt;

    public RecordedConsole()
    {
        Output = TextWriter.Synchronized(_output);
        Error = TextWriter.Synchronized(_error);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public string OutputText => _output.ToString();

    public string ErrorText => _error.ToString();

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>How many characters the terminals have in a row.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether the terminals have colours; <c>NO_COLOR</c> takes them away.</summary>
    public bool HasColors { get; init; } = true;

    /// <summary>What is read from standard input.</summary>
    public string Input { get; init; } = "";

    public IAnsiConsole OutputTerminal => field ??= Terminal(Output);

    public IAnsiConsole ErrorTerminal => field ??= Terminal(Error);

    /// <summary>The token that the command gets.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Whether a command listens for Ctrl+C now.</summary>
    public bool IsListening => _interrupt is not null;

    public Stream OpenInput() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Input));

    public void WriteBytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        Output.Write(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    public IDisposable OnInterrupt(Func<bool> handler)
    {
        _interrupt = handler;
        return new Registration(this);
    }

    /// <summary>Presses Ctrl+C.</summary>
    /// <returns>Whether the command goes on to finish its work.</returns>
    public bool Interrupt() => _interrupt!();

    public void Cancel() => _cancellation.Cancel();

    public void Dispose()
    {
        _cancellation.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private IAnsiConsole Terminal(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = HasColors ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        return console;
    }

    private sealed class Registration(RecordedConsole console) : IDisposable
    {
        public void Dispose() => console._interrupt = null;
    }
}
