using System.Runtime.InteropServices;

namespace Polyhedra.Cli.Output;

/// <summary>While it lives, the first Ctrl-C (or SIGTERM, or SIGHUP) asks the work to stop and the second ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;

    public Interrupt()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // Not cancelling the signal leaves it to the default handler, which ends the process.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
