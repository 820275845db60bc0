using System.Runtime.InteropServices;
using FnnKit.Formats;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>The console of the process.</summary>
internal sealed class SystemConsole : ICommandConsole, IDisposable
{
    private static readonly PosixSignal[] Endings = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly PosixSignalRegistration[] _registrations;
    private int _handlers;
    private readonly Lazy<IAnsiConsole> _errorTerminal = new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>Takes the console. A command that a signal ends leaves no half-written file behind.</summary>
    public SystemConsole() => _registrations = [.. Endings.Select(signal => PosixSignalRegistration.Create(signal, _ =>
    {
        if (_handlers == 0)
            AtomicFile.RemoveUnfinished();
    }))];

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
        Interlocked.Increment(ref _handlers);
        return new Registrations([.. Endings.Select(signal => PosixSignalRegistration.Create(signal, Handle))], () => Interlocked.Decrement(ref _handlers));

        void Handle(PosixSignalContext context)
        {
            context.Cancel = handler();
            if (!context.Cancel)
                AtomicFile.RemoveUnfinished();
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private sealed class Registrations(PosixSignalRegistration[] registrations, Action then) : IDisposable
    {
        public void Dispose()
        {
            foreach (var registration in registrations)
                registration.Dispose();
            then();
        }
    }
}
