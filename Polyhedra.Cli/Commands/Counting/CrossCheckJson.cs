using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>The field <c>crossCheck</c> of <see cref="CountJson"/>.</summary>
internal sealed record CrossCheckJson(
    bool Complete, bool? Agrees, JsonInteger? Lp, JsonInteger? Vertex, string? OnlyLp, string? OnlyVertex);
