using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Proofs for cells in a Euclidean ball: the multipliers of the point that is nearest to the centre, of those where the claim and
/// all rows are not negative.</summary>
/// <remarks>At the nearest point p the tight rows have sum lambda_i a_i = p - c, and their sum g has g(c) = -|p - c|^2; so g(c) + r |g| is
/// at most 0 iff p is not in the open ball. If there is no such point, or only a flat set of them, the multipliers have a linear part of
/// zero and a constant that is not positive.</remarks>
internal sealed class BallProofSource : IProofSource<int>
{
    private readonly BallEngine _engine;
    private readonly BallShape _ball;
    private readonly CancellationToken _cancellation;
    private readonly DoubleProjection _projection;
    private readonly double[] _normalised;
    private double[] _offsets = [];
    private double[] _norms = [];

    /// <summary>A source for an engine.</summary>
    public BallProofSource(BallEngine engine, CancellationToken cancellation)
    {
        _engine = engine;
        _ball = engine.Shape;
        _cancellation = cancellation;
        _projection = new DoubleProjection(_ball.Centre.Length);
        _normalised = new double[_ball.Centre.Length];
    }

    public IReadOnlyList<int> DomainRows => _engine.DomainRows;

    public int RowCount => _engine.Path.Count;

    public Form FormOf(int row) => _engine.Path.Source(row).Form;

    public bool TryPropose(
        int cell, ProofRow claim, IReadOnlyList<ProofRow> rows, bool isSecond, List<(int Row, double Multiplier)> multipliers)
    {
        multipliers.Clear();
        int count = rows.Count + 1;
        if (_offsets.Length < count)
        {
            _offsets = new double[2 * count];
            _norms = new double[2 * count];
        }

        for (int i = 0; i < count; i++)
        {
            double[] entries = RowAt(i);
            double squares = 0;
            _offsets[i] = entries[^1];
            for (int k = 0; k < _normalised.Length; k++)
            {
                squares += entries[k] * entries[k];
                _offsets[i] += entries[k] * _ball.Centre[k];
            }

            _norms[i] = Math.Sqrt(squares);
        }

        ProjectionStatus status = _projection.Solve(
            i => RowAt(i).AsSpan(0, _normalised.Length), _offsets.AsSpan(0, count), _norms.AsSpan(0, count), double.PositiveInfinity);
        double own = 0;
        for (int j = 0; j < _projection.ActiveCount; j++)
        {
            own = _projection.ActiveRow(j) == rows.Count ? _projection.Multiplier(j) : own;
        }

        for (int j = 0; j < _projection.ActiveCount; j++)
        {
            if (_projection.ActiveRow(j) < rows.Count && _projection.Multiplier(j) > 0)
            {
                multipliers.Add((_projection.ActiveRow(j), _projection.Multiplier(j) / own));
            }
        }

        return status != ProjectionStatus.Failed && own > 0 && multipliers.TrueForAll(entry => double.IsFinite(entry.Multiplier));

        double[] RowAt(int index) => index < rows.Count ? rows[index].Entries : claim.Entries;
    }

    public bool TryExact(int cell, ProofRow claim, IReadOnlyList<ProofRow> rows, List<(int Row, Rational Multiplier)> multipliers)
    {
        multipliers.Clear();
        int dimension = _ball.Centre.Length;
        ExactRow[] all = [.. rows.Select(row => row.Exact), claim.Exact];
        BigInteger[][] normals = Array.ConvertAll(all, row => row.Terms[..dimension]);
        Rational[] offsets = Array.ConvertAll(all, AtCentre);
        NearestPointResult result = NearestPoint.Find(normals, offsets, dimension, [rows.Count], _cancellation);
        ImmutableArray<Rational> found = result.Multipliers;
        if (result is NearestPointResult.Nearest nearest && nearest.SquaredDistance < _ball.SquaredRadius)
        {
            // The closed set comes near, so the open one is empty.
            int[] tight = [.. Enumerable.Range(0, all.Length).Where(i => ValueAt(normals[i], offsets[i], nearest.Point).IsZero)];
            NearestPointResult inwards = NearestPoint.Find(
                [.. tight.Select(i => normals[i])], [.. tight.Select(_ => Rational.MinusOne)], dimension, cancellation: _cancellation);
            if (inwards is not NearestPointResult.Empty)
            {
                return false;
            }

            Rational[] spread = new Rational[all.Length];
            for (int i = 0; i < tight.Length; i++)
            {
                spread[tight[i]] = inwards.Multipliers[i];
            }

            found = [.. spread];
        }

        if (found[^1].IsZero)
        {
            return false;
        }

        // They are multipliers of numerators.
        Rational own = found[^1] * claim.Exact.Denominator;
        for (int i = 0; i < rows.Count; i++)
        {
            if (!found[i].IsZero)
            {
                multipliers.Add((i, found[i] * all[i].Denominator / own));
            }
        }

        return true;
    }

    public void GetBounds(int cell, Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
    }

    public ReadOnlySpan<double> Middle(int cell) => _engine.Approximation(cell);

    public ImmutableArray<Rational> InteriorPoint(int cell) => _engine.InteriorPoint(cell);

    private Rational AtCentre(ExactRow row)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < row.Terms.Length; k++)
        {
            sum += row.Terms[k] * _ball.ExactCentre[k];
        }

        return new Rational(sum, _ball.ExactCentre[^1]);
    }

    private static Rational ValueAt(BigInteger[] normal, Rational offset, ImmutableArray<Rational> point)
    {
        for (int k = 0; k < normal.Length; k++)
        {
            offset += normal[k] * point[k];
        }

        return offset;
    }
}
