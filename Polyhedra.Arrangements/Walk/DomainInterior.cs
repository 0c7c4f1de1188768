using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Where a walk over a domain starts.</summary>
internal static class DomainInterior
{
    /// <summary>Finds a point strictly inside the domain; false if the run was stopped meanwhile.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static bool TryFind(HPolyhedron domain, WalkSession session, out ImmutableArray<Rational> point)
    {
        ImmutableArray<Rational>? found = null;
        bool isDone = session.TryDo(() => found = InteriorPoint.Find(domain, session.Stop));
        if (isDone && found is null)
        {
            throw new ArgumentException("The domain has no interior point.", nameof(domain));
        }

        point = found ?? [];
        return isDone;
    }
}
