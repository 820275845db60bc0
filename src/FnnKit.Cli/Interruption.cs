using System.Runtime.InteropServices;

namespace FnnKit.Cli;

/// <summary>Turns Ctrl+C and a polite request to terminate into a token; a second Ctrl+C ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption()
        => _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
            return;
        context.Cancel = true;
        // A terminal shows ^C on the line that the bar stands on.
        Console.Error.WriteLine($"{(Console.IsErrorRedirected ? "" : Environment.NewLine)}interrupted: finishing the step and saving (press Ctrl+C again to end at once)");
        _source.Cancel();
    }
}
