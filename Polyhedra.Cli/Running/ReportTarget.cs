namespace Polyhedra.Cli.Running;

/// <summary>Where a report goes, and how it is to look.</summary>
internal sealed class ReportTarget(OutputTarget target, ReportFormat format)
{
    public OutputTarget Target => target;

    public ReportFormat Format => format;

    /// <summary>Prints a report that is all there is.</summary>
    /// <returns>Its exit code.</returns>
    public int Finish(IReport report)
    {
        Write(report);
        target.Commit();
        return report.ExitCode;
    }

    /// <summary>Writes a file that is all there is.</summary>
    /// <returns>The exit code of success.</returns>
    public int Finish(Action<Stream> write)
    {
        target.Write(write);
        target.Commit();
        return ExitCode.Success;
    }

    /// <summary>Prints one of several reports.</summary>
    public void Write(IReport report)
    {
        if (format == ReportFormat.Json)
        {
            target.Write(stream => JsonOutput.WriteLine(stream, report));
        }
        else
        {
            Write(format == ReportFormat.Csv ? report.Csv() : report.Text());
        }
    }

    /// <summary>Prints a text.</summary>
    public void Write(string text) => target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
