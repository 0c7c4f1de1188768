namespace Polyhedra.Cli.Output;

/// <summary>Where a command's data go: standard output, or a file that appears under its name only when it is whole.</summary>
/// <remarks>A file is written under a temporary name in the same folder and renamed by <see cref="Commit"/>; without it, disposing
/// removes the temporary file. Create the target before long work, so that a folder that cannot be written fails at once.
/// A name under /dev is a device and is written directly.</remarks>
internal sealed class OutputTarget : IDisposable
{
    private const int BrokenPipeErrno = 32;
    private readonly string _place;
    private readonly string? _finalPath;
    private readonly string? _temporaryPath;
    private readonly BufferedStream _stream;

    private OutputTarget(Stream stream, string place, string? finalPath, string? temporaryPath)
    {
        _stream = new BufferedStream(stream, 1 << 16);
        _place = place;
        _finalPath = finalPath;
        _temporaryPath = temporaryPath;
    }

    /// <summary>Opens the file at a path, or standard output if there is none.</summary>
    /// <param name="path">The path, or null.</param>
    /// <param name="context">Where standard output is.</param>
    /// <param name="option">The option that names the path, for messages.</param>
    /// <exception cref="UsageException">The path is empty.</exception>
    /// <exception cref="OutputException">It cannot be opened.</exception>
    public static OutputTarget Open(string? path, CliContext context, string option = "--out")
    {
        if (path is { Length: 0 })
        {
            throw new UsageException($"{option}: expected a file name, got nothing");
        }

        string place = path ?? "standard output";
        try
        {
            if (path is null)
            {
                return new OutputTarget(context.OpenStandardOutput(), place, null, null);
            }

            if (path.StartsWith("/dev/", StringComparison.Ordinal))
            {
                return new OutputTarget(new FileStream(path, FileMode.Open, FileAccess.Write), place, null, null);
            }

            // The file behind a link is replaced, not the link.
            FileInfo file = new(path);
            FileSystemInfo? behind = file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true);
            string finalPath = behind?.FullName ?? file.FullName;
            if (Directory.Exists(finalPath))
            {
                throw new IOException("it is a directory");
            }

            string folder = Path.GetDirectoryName(finalPath)!;
            if (!Directory.Exists(folder))
            {
                throw new IOException("no such directory");
            }

            string temporaryPath = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            return new OutputTarget(new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write), place, finalPath, temporaryPath);
        }
        catch (Exception problem) when (IsOutputProblem(problem) || problem is ArgumentException or NotSupportedException)
        {
            throw Explain(place, problem);
        }
    }

    /// <summary>Writes some data.</summary>
    /// <exception cref="OutputException">They cannot be written.</exception>
    /// <exception cref="BrokenPipeException">Nobody reads any more.</exception>
    public void Write(Action<Stream> write) => Guard(() => write(_stream));

    /// <summary>Makes sure that all data have left the process, and gives a file its name.</summary>
    /// <exception cref="OutputException">That is not possible.</exception>
    /// <exception cref="BrokenPipeException">Nobody reads any more.</exception>
    public void Commit() => Guard(() =>
    {
        _stream.Flush();
        if (_temporaryPath is not null)
        {
            _stream.Dispose();
            File.Move(_temporaryPath, _finalPath!, overwrite: true);
        }
    });

    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception problem) when (IsOutputProblem(problem))
        {
            // Only data that were given up already can still be in the buffer: a commit has flushed them and failed, or never came.
        }

        TakeBack();
    }

    /// <summary>Removes what was written, unless it has been committed; on any thread.</summary>
    public void TakeBack()
    {
        try
        {
            if (_temporaryPath is not null)
            {
                File.Delete(_temporaryPath);
            }
        }
        catch (Exception problem) when (IsOutputProblem(problem))
        {
            // The name is a temporary one; the error that brought us here is the one to report.
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (IsOutputProblem(problem))
        {
            throw Explain(_place, problem);
        }
    }

    private static bool IsOutputProblem(Exception problem) =>
        problem is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    private static Exception Explain(string place, Exception problem) =>
        problem is IOException { HResult: BrokenPipeErrno } && !OperatingSystem.IsWindows()
            ? new BrokenPipeException(problem)
            : new OutputException($"{place}: cannot be written: {problem.Message}", problem);
}
