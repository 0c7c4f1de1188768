using System.Text;
using System.Text.Json.Nodes;
using Polyhedra.Cli;
using Polyhedra.Cli.Output;

namespace Polyhedra.Tests.Cli;

/// <summary>A run of the command line inside the test process: the same code as the program, with memory for its streams.</summary>
internal sealed record CliRun(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public static CliRun Of(params string[] args)
    {
        using MemoryStream output = new();
        using StringWriter error = new();
        int exitCode = CommandLineApplication.Run(args, new CliContext(() => output, error, ErrorIsTerminal: false));
        return new CliRun(exitCode, output.ToArray(), error.ToString());
    }

    /// <summary>The output as one JSON object.</summary>
    public JsonObject Json() => JsonNode.Parse(OutputBytes)!.AsObject();
}
