using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Finds short integer multipliers that prove that a function is nowhere positive on a cell, and verifies them.</summary>
/// <remarks>First none at all; in a bounded box one constraint with the simplest ratio that will do, then what the kernel proposes, rounded
/// to few digits and then to more; else the exact multipliers of the kernel's basis, and at last those of an exact linear
/// program.</remarks>
internal sealed class Prover<TCell>(HPolyhedron domain, IProofSource<TCell> source, CancellationToken cancellation)
{
    // Numerators of the largest multiplier that are tried: those with few digits first, then powers of two.
    private static readonly double[] Scales =
    [
        1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 28, 40, 64, 96, 1 << 8, 1 << 10, 1 << 12, 1 << 15, 1 << 18, 1 << 22, 1 << 27,
        1L << 33, 1L << 40, 1L << 48,
    ];

    private readonly SupremumTest _test = new(domain.Dimension);
    private readonly SingleMultiplier _single = new(domain.Dimension);
    private readonly List<(int Row, double Multiplier)> _proposed = [];
    private readonly List<(int Row, Core.Numerics.Rational Multiplier)> _exact = [];
    private readonly List<(int Row, BigInteger Multiplier)> _integers = [];

    /// <summary>The multiplier of the function in the last proof.</summary>
    public BigInteger ClaimMultiplier { get; private set; }

    /// <summary>The multipliers of rows of the kernel's path in the last proof: positive, in increasing order of rows.</summary>
    public IReadOnlyList<(int Row, BigInteger Multiplier)> RowMultipliers => _integers;

    /// <summary>Whether a box alone proves that a function is nowhere positive, exactly.</summary>
    public bool HoldsOnBox(ProofRow claim, ProofBox box)
    {
        _test.Begin(claim, 1);
        return _test.Holds(box) ?? SupremumTest.HoldsExactly(claim, BigInteger.One, [], [], box);
    }

    /// <summary>Proves that a function is nowhere positive on a cell.</summary>
    /// <param name="cell">The current cell.</param>
    /// <param name="claim">The function.</param>
    /// <param name="rows">The rows of the kernel's path as a checker knows them.</param>
    /// <param name="box">The checker's box.</param>
    /// <exception cref="InvalidOperationException">There is no proof: the kernel was wrong.</exception>
    public void Prove(TCell cell, ProofRow claim, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        if (!TryProve(cell, claim, rows, box) && !TrySolve(claim, rows, box))
        {
            throw new InvalidOperationException("A drop could not be proved.");
        }
    }

    /// <summary>As <see cref="Prove"/>, but without an exact linear program.</summary>
    public bool TryProve(TCell cell, ProofRow claim, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        cancellation.ThrowIfCancellationRequested();
        ClaimMultiplier = BigInteger.One;
        _integers.Clear();
        if (HoldsOnBox(claim, box))
        {
            return true;
        }

        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (!source.TryPropose(cell, claim, rows, attempt > 0, _proposed))
            {
                continue;
            }

            _proposed.Sort();
            if ((box.IsBounded && TrySingle(claim, rows, box))
                || ((box.IsBounded || box.Ball is not null) && TryRounded(claim, rows, box))
                || (source.TryExact(cell, claim, rows, _exact) && TryExact(claim, rows, box)))
            {
                return true;
            }
        }

        return false;
    }

    // One constraint alone.
    private bool TrySingle(ProofRow claim, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        int best = -1;
        (long Numerator, long Denominator) ratio = (0, 0);
        foreach ((int row, _) in _proposed)
        {
            if (!rows[row].IsInBox && _single.TryFind(claim.Entries, rows[row].Entries, box, out long numerator, out long denominator)
                && (best < 0 || numerator + denominator < ratio.Numerator + ratio.Denominator))
            {
                best = row;
                ratio = (numerator, denominator);
            }
        }

        if (best < 0)
        {
            return false;
        }

        _test.Begin(claim, ratio.Denominator);
        _test.Add(rows[best], ratio.Numerator);
        if (_test.Holds(box) != true)
        {
            return false;
        }

        ClaimMultiplier = ratio.Denominator;
        _integers.Clear();
        _integers.Add((best, ratio.Numerator));
        return true;
    }

    private bool TryRounded(ProofRow claim, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        double largest = 0;
        foreach ((int row, double multiplier) in _proposed)
        {
            largest = rows[row].IsInBox ? largest : Math.Max(largest, multiplier);
        }

        if (!(largest > 0) || !double.IsFinite(largest))
        {
            return false;
        }

        double last = 0;
        foreach (double scale in Scales)
        {
            double claimMultiplier = largest >= 1 ? scale : Round(scale / largest);
            if (claimMultiplier == last || claimMultiplier * Math.Max(1, largest) >= 1L << 53)
            {
                continue;
            }

            last = claimMultiplier;
            _test.Begin(claim, claimMultiplier);
            foreach ((int row, double multiplier) in _proposed)
            {
                if (!rows[row].IsInBox)
                {
                    _test.Add(rows[row], Math.Round(multiplier * claimMultiplier));
                }
            }

            bool? holds = _test.Holds(box);
            if (holds == false)
            {
                continue;
            }

            Keep(claimMultiplier, rows);
            if (holds == true || SupremumTest.HoldsExactly(claim, ClaimMultiplier, _integers, rows, box))
            {
                return true;
            }
        }

        return false;
    }

    private void Keep(double claimMultiplier, IReadOnlyList<ProofRow> rows)
    {
        ClaimMultiplier = new BigInteger(claimMultiplier);
        _integers.Clear();
        foreach ((int row, double multiplier) in _proposed)
        {
            BigInteger rounded = rows[row].IsInBox ? BigInteger.Zero : new BigInteger(Math.Round(multiplier * claimMultiplier));
            if (rounded.Sign > 0)
            {
                _integers.Add((row, rounded));
            }
        }
    }

    // A number near x that is short to write: one or two digits and zeros, or a power of two.
    private static double Round(double x)
    {
        if (x < 1000)
        {
            return Math.Max(1, Math.Round(x));
        }

        return Math.ScaleB(1, (int)Math.Min(52, Math.Round(Math.Log2(x))));
    }

    // Exact multipliers, made integers. The box knows the bounds of coordinates itself.
    private bool TryExact(ProofRow claim, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        BigInteger denominator = BigInteger.One;
        _exact.RemoveAll(entry => entry.Multiplier.IsZero || rows[entry.Row].IsInBox);
        foreach ((_, Core.Numerics.Rational multiplier) in _exact)
        {
            denominator = CommonDenominator.Join(denominator, multiplier.Denominator);
        }

        _exact.Sort((left, right) => left.Row.CompareTo(right.Row));
        ClaimMultiplier = denominator;
        _integers.Clear();
        foreach ((int row, Core.Numerics.Rational multiplier) in _exact)
        {
            _integers.Add((row, multiplier.Numerator * (denominator / multiplier.Denominator)));
        }

        return _integers.TrueForAll(entry => entry.Multiplier.Sign > 0)
            && SupremumTest.HoldsExactly(claim, ClaimMultiplier, _integers, rows, box);
    }

    // The dual of an exact linear program over the closed cell. The box of the node only helps.
    private bool TrySolve(ProofRow claim, IReadOnlyList<ProofRow> rows, ProofBox box)
    {
        ImmutableArray<HalfSpace>.Builder halfSpaces = ImmutableArray.CreateBuilder<HalfSpace>();
        List<int> chosen = [];
        for (int row = 0; row < rows.Count; row++)
        {
            if (!rows[row].IsInBox)
            {
                BigInteger[] terms = rows[row].Exact.Terms;
                halfSpaces.Add(new HalfSpace([.. terms.Take(terms.Length - 1).Select(term => (Core.Numerics.Rational)term)], terms[^1]));
                chosen.Add(row);
            }
        }

        int dimension = domain.Dimension;
        HPolyhedron cell = new(
            [.. Enumerable.Range(0, dimension).Select(k => box.Bound(k, isUpper: false))],
            [.. Enumerable.Range(0, dimension).Select(k => box.Bound(k, isUpper: true))], halfSpaces.DrainToImmutable());
        ExactRow form = claim.Exact;
        LinearProgram program = new(cell, [.. form.Terms.Take(dimension).Select(term => (Core.Numerics.Rational)term)]);

        // One proposer, for the multipliers are written down.
        IBasisProposer? proposer = ProposerLadder.IsForBoth(program) ? DoubleSimplex.Instance : null;
        if (LinearProgramSolver.Solve(program, proposer, cancellation) is not LinearProgramResult.Optimal optimal)
        {
            return false;
        }

        _exact.Clear();
        for (int i = 0; i < chosen.Count; i++)
        {
            // The program's rows and objective are the numerators.
            Core.Numerics.Rational scale = new(rows[chosen[i]].Exact.Denominator, form.Denominator);
            _exact.Add((chosen[i], optimal.Dual.HalfSpaces[i] * scale));
        }

        return TryExact(claim, rows, box);
    }
}
