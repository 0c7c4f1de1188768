using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Fuzz.Certificates;

/// <summary>What an enumeration finds, which a certificate must not contradict.</summary>
/// <param name="Regions">The number of activation regions or chambers.</param>
/// <param name="AffinePieces">The number of affine pieces; null if it is not counted here.</param>
/// <param name="LinearRegions">The number of linear regions; null likewise.</param>
internal sealed record TrueCounts(long Regions, long? AffinePieces = null, long? LinearRegions = null)
{
    // Certificates of a few kilobytes prove less.
    private static readonly EnumerationBudget Budget = new() { MaxRegions = 100_000 };

    /// <summary>The counts in a domain, by enumeration.</summary>
    /// <param name="subject">What is counted in.</param>
    /// <param name="domain">The inequalities; an arrangement is looked at within them too, as a layer of relu gates.</param>
    /// <param name="ball">A ball, or null.</param>
    public static TrueCounts Of(CertifiedSubject subject, HPolyhedron domain, Ball? ball)
    {
        Network network = subject.Network ?? ChamberEnumerator.ToNetwork(subject.Arrangement!);
        if (ball is not null)
        {
            return new TrueCounts(BallEnumerator.Count(network, domain, ball, budget: Budget).ActivationRegions);
        }

        if (InteriorPoint.Find(domain) is null)
        {
            if (FlatDomain.Of(domain) is not { } flat)
            {
                return new TrueCounts(0);
            }

            (network, domain) = (flat.Compose(network), flat.Inside);
        }

        RegionCounts counts = RegionCounter.Count(network, domain, budget: Budget);
        return new TrueCounts(counts.Summary.ActivationRegions, counts.AffinePieces, counts.LinearRegions);
    }
}
