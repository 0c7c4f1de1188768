using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>A constraint on the path of the walk.</summary>
/// <param name="Cut">Its hyperplane.</param>
/// <param name="Side">The sign that the cut's form has on the cell; zero for the hyperplane that a section lies in.</param>
internal readonly record struct PathConstraint(Cut Cut, Sign Side);
