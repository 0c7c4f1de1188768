using System.Diagnostics;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Cli.Commands.Building;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>Builds and counts known constructions and arrangements, several at a time.</summary>
internal static class TableRun
{
    /// <summary>Counts all rows; a row that is stopped by a budget is in the report, as are those not begun when the run is
    /// interrupted.</summary>
    public static TableReport Run(
        ImmutableArray<KnownClaim> claims, ImmutableArray<KnownArrangement> arrangements, Engine engine, int threads,
        EnumerationBudget budget, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ClaimRow[] claimRows = new ClaimRow[claims.Length];
        ArrangementRow[] arrangementRows = new ArrangementRow[arrangements.Length];

        // The longest first, so that no thread is left with one at the end.
        (long Size, Action Work)[] work =
        [
            .. claims.Select((known, i) => (known.Space[0], (Action)(() => claimRows[i] = Count(known, engine, budget, cancellation)))),
            .. arrangements.Select((known, i) =>
                (known.Regions, (Action)(() => arrangementRows[i] = Count(known, engine, budget, cancellation)))),
        ];
        Action[] ordered = [.. work.OrderByDescending(item => item.Size).Select(item => item.Work)];
        int next = -1;
        Parallel.For(0, Math.Min(threads, ordered.Length), new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (int i = Interlocked.Increment(ref next); i < ordered.Length; i = Interlocked.Increment(ref next))
            {
                ordered[i]();
            }
        });
        return new TableReport([.. claimRows], [.. arrangementRows], threads, watch.Elapsed.TotalSeconds);
    }

    private static ClaimRow Count(KnownClaim known, Engine engine, EnumerationBudget budget, CancellationToken cancellation)
    {
        Construction construction = FamilyOptions.Build(known.Command);
        DomainCount box = DomainCount.Run(construction.Network, construction.Family.Box, engine, budget, cancellation);
        DomainCount space = DomainCount.Run(construction.Network, "all", engine, budget, cancellation);
        return new ClaimRow(known, construction, box, space, KnownBounds.Of(construction.Network, construction.Convolution));
    }

    private static ArrangementRow Count(KnownArrangement known, Engine engine, EnumerationBudget budget, CancellationToken cancellation)
    {
        HyperplaneArrangement arrangement = NamedArrangement.Parse(known.Family).Arrangement;
        return new ArrangementRow(
            known, ChamberEnumerator.Count(arrangement, engine, budget, cancellation),
            CharacteristicPolynomial.Of(arrangement, CancellationToken.None).Regions);
    }
}
