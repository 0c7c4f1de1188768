using System.Runtime.InteropServices;

namespace Polyhedra.Cli.Output;

/// <summary>While it lives, Ctrl-C (SIGTERM, SIGHUP) leaves nothing half-written behind: the first one during work that can be stopped asks
/// it to stop, every other one takes back what was begun and ends the process at once.</summary>
/// <param name="takeBack">Takes back what was begun; called on a thread of its own.</param>
internal sealed class Interrupt(Action takeBack) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private CancellationTokenSource? _work;

    /// <summary>From now on.</summary>
    public void Listen()
    {
        if (_signals.Count == 0)
        {
            _signals.AddRange([Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGHUP)]);
        }
    }

    /// <summary>Does work that can be stopped.</summary>
    public T Stopping<T>(Func<CancellationToken, T> work)
    {
        Listen();
        using CancellationTokenSource source = new();
        Set(source);
        try
        {
            return work(source.Token);
        }
        finally
        {
            Set(null);
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, Handle);

    private void Set(CancellationTokenSource? work)
    {
        lock (_gate)
        {
            _work = work;
        }
    }

    private void Handle(PosixSignalContext context)
    {
        lock (_gate)
        {
            // Not cancelling the signal leaves it to the default handler, which ends the process.
            context.Cancel = _work is { IsCancellationRequested: false };
            if (context.Cancel)
            {
                _work!.Cancel();
            }
            else
            {
                takeBack();
            }
        }
    }
}
