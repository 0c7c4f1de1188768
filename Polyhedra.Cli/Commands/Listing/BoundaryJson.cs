using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>What <c>boundary --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record BoundaryJson(
    string Schema, NetworkJson Network, string Domain, SliceJson? Slice, string Set, IEnumerable<int>? Outputs,
    JsonInteger? ActivationRegions, int CrossedRegions, int TieRegions, int Pieces, int FacetPieces, int MergedPieces, string Engine,
    double Seconds);
