namespace Polyhedra.Cli.Running;

/// <summary>How a report is printed.</summary>
internal enum ReportFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON object on a line.</summary>
    Json,

    /// <summary>Comma-separated values.</summary>
    Csv,
}
