using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>line --json</c> prints of one segment.</summary>
internal sealed record LineJson(
    string Schema, NetworkJson Network, IEnumerable<JsonRational> From, IEnumerable<JsonRational> To, JsonInteger? ActivationRegions,
    JsonInteger? LinearRegions, JsonInteger? AffinePieces, IEnumerable<JsonRational> Breakpoints, IEnumerable<LineJson.Piece> Pieces)
{
    /// <summary>A piece of the segment.</summary>
    internal sealed record Piece(string Pattern, AffineMapJson AffineMap);
}
