namespace Polyhedra.Cli.Output;

/// <summary>Whoever read standard output has gone: the program ends quietly.</summary>
internal sealed class BrokenPipeException(Exception inner) : Exception(inner.Message, inner);
