using Polyhedra.Cli.Inputs;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What <c>info --json</c> prints.</summary>
internal sealed record InfoJson(
    string Schema, NetworkJson Network, IEnumerable<InfoJson.Layer> Layers, int Gates, long Parameters, string Engine)
{
    /// <summary>A layer; a dense one has an activation, a maxout layer a rank.</summary>
    internal sealed record Layer(string Type, int Inputs, int Units, string? Activation, int? Rank);
}
