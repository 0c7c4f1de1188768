namespace Polyhedra.Cli.Output;

/// <summary>What a command may touch of the process it runs in; tests pass memory instead.</summary>
/// <param name="OpenStandardOutput">Opens standard output, the place of results.</param>
/// <param name="Error">The place of messages.</param>
/// <param name="ErrorIsTerminal">Whether somebody watches <paramref name="Error"/>, so that progress may be shown there.</param>
internal sealed record CliContext(Func<Stream> OpenStandardOutput, TextWriter Error, bool ErrorIsTerminal)
{
    public static CliContext ForProcess() => new(StandardOutput.Open, Console.Error, !Console.IsErrorRedirected);

    /// <summary>Does some work that reports its progress, if somebody watches.</summary>
    public T WithProgress<T>(Func<IProgress<long>?, T> work)
    {
        ProgressLine? progress = ErrorIsTerminal ? new ProgressLine(Error) : null;
        try
        {
            return work(progress);
        }
        finally
        {
            progress?.Erase();
        }
    }

    /// <summary>Writes a message, if somebody reads them; the exit code speaks without.</summary>
    public void Tell(string message)
    {
        try
        {
            Error.WriteLine($"polyhedra: {message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Nobody does.
        }
    }
}
