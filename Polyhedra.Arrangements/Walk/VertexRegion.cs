using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The region that a <see cref="VertexWalker{TSink}"/> stands on.</summary>
/// <remarks>The regions beyond its facets: let p be the middle of the facet on a form's hyperplane. The network is continuous, so a gate
/// whose forms (as they are on this region) are not zero at p has the same piece on both sides of the facet near p. If that is proved for
/// every form but the one that the facet lies on, then the gate of that form alone changes: to the other side of the breakpoint, or to the
/// other piece of the pair. All forms are evaluated at p, which is known up to the errors of the vertices; where a bound leaves a sign
/// open, and always if hyperplanes coincide, the pattern is evaluated exactly at a rational point.</remarks>
internal sealed class VertexRegion(VertexEngine engine, NetworkFrames frames, LayerState[] layers, CancellationToken stop)
    : RegionSource(frames, stop)
{
    private readonly List<int> _constraints = [];
    private double[] _values = [];
    private VertexCell? _cell;

    protected override HPolyhedron Domain => engine.Domain;

    private VertexCell Cell => _cell!;

    /// <summary>The walk stands on another region.</summary>
    public void Stand(VertexCell cell)
    {
        Forget();
        _cell = cell;
    }

    public override ImmutableArray<Rational> InteriorPoint() => engine.InteriorPoint(Cell);

    public override bool IsBounded() => Cell.IsBounded;

    public override int InteriorFacetCount() => engine.InteriorFacetCount(Cell);

    public override ImmutableArray<IntegerForm> InteriorForms()
    {
        engine.GetInteriorConstraints(Cell, _constraints);
        IntegerForm[] forms = new IntegerForm[_constraints.Count];
        for (int i = 0; i < forms.Length; i++)
        {
            IntegerForm exact = engine.CutAt(_constraints[i]).Exact;
            forms[i] = engine.SideAt(_constraints[i]) == Sign.Positive ? exact : exact.Negate();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(forms);
    }

    public override ImmutableArray<RegionNeighbour> Neighbours()
    {
        ReadOnlySpan<byte> pattern = Pattern();
        engine.GetInteriorConstraints(Cell, _constraints);
        RegionNeighbour[] neighbours = new RegionNeighbour[_constraints.Count];
        for (int i = 0; i < neighbours.Length; i++)
        {
            Form form = engine.CutAt(_constraints[i]).Form;
            int layer = Frames.IndexOf(form.Frame);
            GateForms forms = form.Frame.Layer.Forms;
            int unit = form.Index / forms.PerUnit;
            ImmutableArray<byte> beyond;
            if (engine.TryFindMiddleOf(Cell, _constraints[i], out double error) && OthersAreCertain(layer, form.Index, error))
            {
                byte[] changed = pattern.ToArray();
                int piece = PieceBeyond(forms, form.Index % forms.PerUnit, form.Frame.Pieces[unit]);
                changed[Frames.FirstGateOf(form.Frame) + unit] = (byte)piece;
                beyond = ImmutableCollectionsMarshal.AsImmutableArray(changed);
            }
            else
            {
                beyond = RegionFacets.From(engine.FacetOn(Cell, _constraints[i]), Frames).NeighbourPattern();
            }

            neighbours[i] = new RegionNeighbour(layer, unit, beyond);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(neighbours);
    }

    protected override void GetInteriorFacets(List<CellFacet> facets, bool withPoints) =>
        engine.GetInteriorFacets(Cell, facets, withPoints);

    public override CellShape Shape() => engine.ShapeOf(Cell);

    protected override void GetDomainFacets(List<int> positions) => engine.GetDomainFacets(Cell, positions);

    // The piece on the other side of the hyperplane of a unit's form; the form is a wall of this piece.
    private static int PieceBeyond(GateForms forms, int form, int piece)
    {
        if (forms.Rank == 0)
        {
            return piece > form ? form : form + 1;
        }

        return piece == forms.UpperPiece[form] ? forms.LowerPiece[form] : forms.UpperPiece[form];
    }

    // Whether every form that holds a piece in place, but one, is proved to be on its side in the middle of the facet.
    private bool OthersAreCertain(int exceptLayer, int exceptForm, double error)
    {
        double[] point = engine.FacetMiddle;
        double norm = engine.MiddleNorm;
        for (int l = 0; l <= Frames.LastGatedLayer; l++)
        {
            LayerState state = layers[l];
            if (!state.Layer.HasGates)
            {
                continue;
            }

            if (_values.Length < state.FormPad)
            {
                _values = new double[state.FormPad];
            }

            state.Evaluate(point, _values);
            int except = l == exceptLayer ? exceptForm : -1;
            if (!(state.Layer.IsMaxout ? PiecesAreCertain(state, except, norm, error) : SidesAreCertain(state, except, norm, error)))
            {
                return false;
            }
        }

        return true;
    }

    private bool SidesAreCertain(LayerState state, int except, double norm, double error)
    {
        byte[] pieces = state.Frame.Pieces;
        int perUnit = state.Layer.Forms.PerUnit;
        int form = 0;
        for (int unit = 0; unit < pieces.Length; unit++)
        {
            for (int j = 0; j < perUnit; j++, form++)
            {
                if (form != except && !IsCertain(state, form, pieces[unit] > j, norm, error))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool PiecesAreCertain(LayerState state, int except, double norm, double error)
    {
        GateForms forms = state.Layer.Forms;
        byte[] pieces = state.Frame.Pieces;
        for (int unit = 0; unit < pieces.Length; unit++)
        {
            int piece = pieces[unit];
            for (int other = 0; other < forms.Rank; other++)
            {
                if (other == piece)
                {
                    continue;
                }

                int form = (unit * forms.PerUnit) + GateForms.PairOf(Math.Min(piece, other), Math.Max(piece, other));
                if (form != except && !IsCertain(state, form, piece > other, norm, error))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // |f(p) - computed| is at most the bound of an evaluation at the computed point plus |a|_1 times the error of its coordinates.
    private bool IsCertain(LayerState layer, int form, bool isPositive, double norm, double error)
    {
        double magnitude = layer.Magnitude[form];
        if (!(magnitude <= SignTest.Large))
        {
            return false;
        }

        double bound = (layer.FilterError[form] * norm) + (Frames.Dimension * magnitude * error);
        bound = (bound * (1 + (16 * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
        double value = _values[form];
        return isPositive ? value > bound : -value > bound;
    }
}
