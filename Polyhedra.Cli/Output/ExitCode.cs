namespace Polyhedra.Cli.Output;

/// <summary>The exit codes of the program; docs/cli.md is their home.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The answer is "no": two methods or kernels disagree.</summary>
    public const int No = 1;

    /// <summary>Wrong usage: an unknown option, or a value that does not parse.</summary>
    public const int Usage = 2;

    /// <summary>Bad input, or an output that cannot be written.</summary>
    public const int BadInput = 3;

    /// <summary>Stopped by a budget; the partial result was printed and marked so.</summary>
    public const int Budget = 4;

    /// <summary>A defect of the program (EX_SOFTWARE of sysexits.h).</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted; the partial result was printed and marked so (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of standard output went away (128 + SIGPIPE).</summary>
    public const int BrokenPipe = 141;
}
