namespace Polyhedra.Cli.Output;

/// <summary>The result cannot be written: exit code 3.</summary>
internal sealed class OutputException(string message, Exception inner) : Exception(message, inner);
