namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>An operation of a graph cannot be done: what is wrong, in one line without a place.</summary>
internal sealed class GraphException(string message) : Exception(message);
