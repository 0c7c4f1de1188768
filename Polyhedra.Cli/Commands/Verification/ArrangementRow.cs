using System.Numerics;
using Polyhedra.Arrangements.Hyperplanes;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>A known arrangement, counted by enumeration and by its characteristic polynomial.</summary>
/// <param name="Known">What is expected.</param>
/// <param name="Chambers">The enumeration.</param>
/// <param name="PolynomialRegions">|chi(-1)|.</param>
internal sealed record ArrangementRow(KnownArrangement Known, ChamberCount Chambers, BigInteger PolynomialRegions)
{
    public StopReason StopReason => Chambers.Summary.StopReason;

    /// <summary>What differs from what is known, in words. A count that was stopped differs from nothing.</summary>
    public IEnumerable<string> Differences()
    {
        if (StopReason != StopReason.Complete)
        {
            return [];
        }

        (string What, BigInteger? Expected, BigInteger? Found)[] cells =
        [
            ("chambers", Known.Regions, Chambers.Regions),
            ("chambers by the polynomial", Known.Regions, PolynomialRegions),
            ("bounded chambers", Known.Bounded, Chambers.BoundedRegions),
            ("adjacent pairs", Known.Pairs, Chambers.AdjacentPairs),
        ];
        return cells.Where(cell => cell.Expected is not null && cell.Expected != cell.Found)
            .Select(cell => $"{cell.What}: expected {cell.Expected}, got {cell.Found}");
    }
}
