using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>What a test keeps of a region.</summary>
internal sealed record CollectedRegion(bool IsBounded, AffineMap Map, ImmutableArray<Rational> Point);
