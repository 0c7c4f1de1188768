namespace Polyhedra.Cli.Running;

/// <summary>What a command found, for whoever reads it.</summary>
internal interface IReport : IJsonObject
{
    /// <summary>The exit code that the answer means.</summary>
    int ExitCode => Output.ExitCode.Success;

    /// <summary>Lines for people.</summary>
    string Text();

    /// <summary>A table of comma-separated values; the lines for people where a command has none.</summary>
    string Csv() => Text();
}
