using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>What <c>graph --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
/// <remarks>Many fields: one for every field of the JSON object.</remarks>
internal sealed record GraphJson(
    string Schema, NetworkJson Network, string Domain, SliceJson? Slice, int ActivationRegions, int BoundedRegions, int AdjacentPairs,
    int LinearRegions, int AffinePieces, int Components, bool Bipartite, IEnumerable<int> Degrees, int? Radius, int? Diameter,
    IEnumerable<int>? Eccentricities, IEnumerable<long>? Faces, IEnumerable<long>? InteriorFaces, int? EulerCharacteristic,
    bool? EulerHolds, JsonRational? Volume, bool? VolumesAdd, string Engine, double Seconds);
