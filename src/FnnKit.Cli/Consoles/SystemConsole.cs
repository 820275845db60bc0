using System.Runtime.InteropServices;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>The console of the process.</summary>
internal sealed class SystemConsole : ICommandConsole
{
    private readonly Lazy<IAnsiConsole> _errorTerminal = new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    public TextWriter Output => Console.Out;

    public TextWriter Error => Console.Error;

    public bool IsOutputTerminal => !Console.IsOutputRedirected;

    public bool IsErrorTerminal => !Console.IsErrorRedirected;

    public IAnsiConsole OutputTerminal => AnsiConsole.Console;

    public IAnsiConsole ErrorTerminal => _errorTerminal.Value;

    public Stream OpenInput() => Console.OpenStandardInput();

    public void WriteBytes(Action<Stream> write) => StandardOutput.Write(write);

    public IDisposable OnInterrupt(Func<bool> handler)
    {
        // A terminal that is closed, or a connection that is lost, sends SIGHUP.
        return new Registrations(
            [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Handle))]);

        void Handle(PosixSignalContext context) => context.Cancel = handler();
    }

    private sealed class Registrations(PosixSignalRegistration[] registrations) : IDisposable
    {
        public void Dispose()
        {
            foreach (var registration in registrations)
                registration.Dispose();
        }
    }
}
