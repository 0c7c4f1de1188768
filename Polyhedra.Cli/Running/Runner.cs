namespace Polyhedra.Cli.Running;

/// <summary>One run of a command: it opens what the command writes, lets an interrupt stop the work, shows progress, and takes back what
/// was not committed, however the run ends.</summary>
internal sealed class Runner : IDisposable
{
    private readonly CliContext _context;
    private readonly Interrupt _interrupt;
    private readonly List<OutputTarget> _targets = [];

    public Runner(CliContext context)
    {
        _context = context;
        _interrupt = new Interrupt(TakeBack);
    }

    /// <summary>Opens the file at a path, or standard output if there is none. Open it before long work, so that a folder that cannot be
    /// written fails at once.</summary>
    /// <exception cref="UsageException">The path is empty.</exception>
    /// <exception cref="OutputException">It cannot be opened.</exception>
    public OutputTarget Open(string? path, string option = "--out")
    {
        if (path is not null)
        {
            _interrupt.Listen();
        }

        OutputTarget target = OutputTarget.Open(path, _context, option);
        lock (_targets)
        {
            _targets.Add(target);
        }

        return target;
    }

    /// <summary>Opens where a report goes.</summary>
    public ReportTarget Open(string? path, ReportFormat format) => new(Open(path), format);

    /// <summary>Does work that an interrupt stops.</summary>
    public T Stopping<T>(Func<CancellationToken, T> work) => _interrupt.Stopping(work);

    /// <summary>Does work that reports its progress, if somebody watches.</summary>
    public T WithProgress<T>(Func<IProgress<long>?, T> work) => _context.WithProgress(work);

    /// <summary>Does both.</summary>
    public T Work<T>(Func<IProgress<long>?, CancellationToken, T> work) =>
        Stopping(cancellation => WithProgress(progress => work(progress, cancellation)));

    /// <summary>Writes a message.</summary>
    public void Tell(string message) => _context.Tell(message);

    public void Dispose()
    {
        _interrupt.Dispose();
        foreach (OutputTarget target in _targets)
        {
            target.Dispose();
        }
    }

    private void TakeBack()
    {
        lock (_targets)
        {
            _targets.ForEach(target => target.TakeBack());
        }
    }
}
