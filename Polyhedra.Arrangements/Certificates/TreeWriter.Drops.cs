using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <content>Drops, and the box lines that make them short.</content>
/// <remarks>A drop that the box proves takes a few characters, one with multipliers some twenty, a box line about as many. So where several
/// forms are dropped at once, as on the entry to a layer, bounds of the cell are written first if that is shorter;
/// they serve the whole subtree.</remarks>
internal sealed partial class TreeWriter<TCell>
{
    // What lines take, about: a drop with multipliers is DropBase + DropTerm d characters long, a box line BoundBase + BoundTerm d.
    private const int DropBase = 10;
    private const int DropTerm = 3;
    private const int BoundBase = 10;
    private const int BoundTerm = 4;

    // A side of the box that is to move by less than this part of the cell's width stays.
    private const double WorthMoving = 0.15;

    // How far beyond the cell a bound may be, in parts of the cell's width.
    private const double LeastSlack = 1.0 / 64;
    private const double MostSlack = 1.0 / 10;

    private readonly double[] _cellLower;
    private readonly double[] _cellUpper;
    private readonly List<(Form Form, bool IsPositive)> _drops = [];
    private readonly List<(Form Form, bool IsPositive, ProofRow Claim)> _hard = [];

    void ITreeListener<TCell>.Dropped(in Form form, bool isPositive) => _drops.Add((form, isPositive));

    void ITreeListener<TCell>.Ready(TCell cell, bool isComplete)
    {
        _hard.Clear();
        int listed = 0;
        foreach ((Form form, bool isPositive) in _drops)
        {
            ProofRow claim = Row(form, isPositive ? Sign.Negative : Sign.Positive);
            if (claim.IsConstant)
            {
                continue;
            }

            if (isComplete && _prover.HoldsOnBox(claim, _box))
            {
                listed++;
            }
            else
            {
                _hard.Add((form, isPositive, claim));
            }
        }

        _drops.Clear();
        if (isComplete && _hard.Count > 1 && TryTighten(cell))
        {
            listed += _hard.RemoveAll(drop => _prover.HoldsOnBox(drop.Claim, _box));
        }

        if (listed > 0)
        {
            // Every form that does not cut the cell is known here, so a checker decides the same ones.
            _text.Line("B");
        }

        foreach ((Form form, bool isPositive, ProofRow claim) in _hard)
        {
            _prover.Prove(cell, claim, _rows, _box);
            _text.Write(isPositive ? 'p' : 'n');
            _text.Write(' ');
            _text.Write(NameOf(form.Index));
            WriteProof();
        }

        _hard.Clear();
    }

    // Writes bounds of the cell if the drops that are still to be proved are shorter then.
    private bool TryTighten(TCell cell)
    {
        _source.GetBounds(cell, _cellLower, _cellUpper);
        ProofBox box = _box;
        List<(int Coordinate, bool IsUpper, double Bound)> bounds = [];
        for (int k = 0; k < _dimension; k++)
        {
            double width = _cellUpper[k] - _cellLower[k];
            if (!(width > 0) || !double.IsFinite(width))
            {
                return false;
            }

            AddBound(bounds, k, isUpper: false, width, ref box);
            AddBound(bounds, k, isUpper: true, width, ref box);
        }

        int listed = _hard.Count(drop => _prover.HoldsOnBox(drop.Claim, box));
        int gain = listed * (DropBase + (DropTerm * _dimension));
        if (bounds.Count == 0 || gain <= bounds.Count * (BoundBase + (BoundTerm * _dimension)))
        {
            return false;
        }

        foreach ((int coordinate, bool isUpper, double bound) in bounds)
        {
            if (!_prover.TryProve(cell, ProofRow.Beyond(_dimension, coordinate, isUpper, bound), _rows, _box))
            {
                continue;
            }

            _text.Write("b ");
            _text.Write(coordinate);
            _text.Write(isUpper ? " + " : " - ");
            _text.Write(Rational.FromDouble(bound));
            WriteProof();
            _box = _box.With(coordinate, isUpper, bound);
        }

        return true;
    }

    private void AddBound(
        List<(int Coordinate, bool IsUpper, double Bound)> bounds, int coordinate, bool isUpper, double width, ref ProofBox box)
    {
        double cell = isUpper ? _cellUpper[coordinate] : _cellLower[coordinate];
        double current = isUpper ? _box.OuterUpper[coordinate] : _box.OuterLower[coordinate];
        if (!(Math.Abs(current - cell) > WorthMoving * width))
        {
            return;
        }

        double bound = isUpper
            ? Simplest.Dyadic(cell + (LeastSlack * width), cell + (MostSlack * width))
            : Simplest.Dyadic(cell - (MostSlack * width), cell - (LeastSlack * width));
        if (double.IsFinite(bound))
        {
            bounds.Add((coordinate, isUpper, bound));
            box = box.With(coordinate, isUpper, bound);
        }
    }

    // " n0 i:n ...", and the end of the line.
    private void WriteProof()
    {
        _text.Write(' ');
        _text.WriteMultiplier(_prover.ClaimMultiplier);
        WritePath(_prover.RowMultipliers, int.MaxValue);
        _text.End();
    }
}
