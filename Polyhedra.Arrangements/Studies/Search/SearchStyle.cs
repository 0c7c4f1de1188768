using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>How one climb of a search moves. Shares are out of 100.</summary>
/// <param name="Grid">Weights are integers from -Grid to Grid.</param>
/// <param name="Patience">How many steps without a new best network of the climb end it.</param>
/// <param name="Aimed">The share of moves that aim a unit's hyperplane at chosen points.</param>
/// <param name="Followed">The share of moves of a unit after which units of later layers are aimed anew.</param>
/// <param name="Odds">A network with one region less is accepted once in so many times, with two less once in the square,
/// and so on.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SearchStyle(int Grid, int Patience, int Aimed, int Followed, int Odds);
