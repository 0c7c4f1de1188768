using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>The facets of the regions of a <see cref="VertexWalker{TSink}"/>.</summary>
/// <remarks>The regions beyond its facets: let p be the middle of the facet on a form's hyperplane. The network is continuous, so a gate
/// whose forms (as they are on this region) are not zero at p has the same piece on both sides of the facet near p. If that is proved for
/// every form but the one that the facet lies on, then the gate of that form alone changes: to the other side of the breakpoint, or to the
/// other piece of the pair. All forms are evaluated at p, which is known up to the errors of the vertices; where a bound leaves a sign
/// open, and always if hyperplanes coincide, the pattern is evaluated exactly at a rational point.</remarks>
internal sealed class VertexFacets(VertexDescent region) : RegionFacets(region)
{
    private readonly VertexDescent _region = region;
    private readonly CellFacets _facets = new(region.Engine);
    private double[] _values = [];
    private int _exceptUnit;

    public override ImmutableArray<IntegerForm> InteriorForms()
    {
        List<int> constraints = _facets.Interior(_region.Cell);
        IntegerForm[] forms = new IntegerForm[constraints.Count];
        for (int i = 0; i < forms.Length; i++)
        {
            IntegerForm exact = _region.Engine.CutAt(constraints[i]).Exact;
            forms[i] = _region.Engine.SideAt(constraints[i]) == Sign.Positive ? exact : exact.Negate();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(forms);
    }

    public override ImmutableArray<RegionNeighbour> Neighbours()
    {
        ReadOnlySpan<byte> pattern = _region.Pattern();
        NetworkFrames frames = _region.Frames;
        List<int> constraints = _facets.Interior(_region.Cell);
        RegionNeighbour[] neighbours = new RegionNeighbour[constraints.Count];
        for (int i = 0; i < neighbours.Length; i++)
        {
            Form form = _region.Engine.CutAt(constraints[i]).Form;
            int layer = frames.IndexOf(form.Frame);
            GateForms forms = form.Frame.Layer.Forms;
            int unit = form.Unit;
            ImmutableArray<byte> beyond;
            if (_facets.TryFindMiddleOf(_region.Cell, constraints[i], out double error) && OthersAreCertain(layer, form.Index, error))
            {
                byte[] changed = pattern.ToArray();
                int piece = PieceBeyond(forms, form.IndexInUnit, form.Frame.Pieces[unit]);
                changed[frames.GateOf(form)] = (byte)piece;
                beyond = ImmutableCollectionsMarshal.AsImmutableArray(changed);
            }
            else
            {
                beyond = From(_facets.On(_region.Cell, constraints[i]), pattern.ToArray()).NeighbourPattern();
            }

            neighbours[i] = new RegionNeighbour(layer, unit, beyond);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(neighbours);
    }

    protected override Polyhedron MakeClosure(CancellationToken stop) => _facets.ClosureOf(_region.Cell);

    protected override void GetInteriorFacets(List<CellFacet> facets, bool withPoints) => _facets.Add(_region.Cell, facets, withPoints);

    protected override void GetDomainFacets(List<int> positions) => _facets.AddDomainPositions(_region.Cell, positions);

    // The piece on the other side of the hyperplane of a unit's form; the form is a wall of this piece.
    private static int PieceBeyond(GateForms forms, int form, int piece)
    {
        if (!forms.IsMaxout)
        {
            return piece > form ? form : form + 1;
        }

        return piece == forms.UpperPiece[form] ? forms.LowerPiece[form] : forms.UpperPiece[form];
    }

    // Whether every form that holds a piece in place, but one, is proved to be on its side in the middle of the facet.
    private bool OthersAreCertain(int exceptLayer, int exceptForm, double error)
    {
        _exceptUnit = _region.Layers[exceptLayer].Layer.Forms.UnitOf(exceptForm);
        double[] point = _facets.Middle;
        double norm = _facets.MiddleNorm;
        for (int l = 0; l <= _region.Frames.LastGatedLayer; l++)
        {
            LayerState state = _region.Layers[l];
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
            bool areCertain = state.Layer.IsMaxout
                ? PiecesAreCertain(l, except, exceptLayer, norm, error)
                : SidesAreCertain(state, except, norm, error);
            if (!areCertain)
            {
                return false;
            }
        }

        return true;
    }

    private bool SidesAreCertain(LayerState state, int except, double norm, double error)
    {
        byte[] pieces = state.Frame.Pieces;
        GateForms forms = state.Layer.Forms;
        int form = 0;
        for (int unit = 0; unit < pieces.Length; unit++)
        {
            for (int j = 0; j < forms.CountOf(unit); j++, form++)
            {
                if (form != except && !IsCertain(state, form, pieces[unit] > j, norm, error))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Two pieces that are the same function, and stay so beyond the facet, leave the lower one in place.
    private bool PiecesAreCertain(int l, int except, int exceptLayer, double norm, double error)
    {
        LayerState state = _region.Layers[l];
        GateForms forms = state.Layer.Forms;
        byte[] pieces = state.Frame.Pieces;
        for (int unit = 0; unit < pieces.Length; unit++)
        {
            int piece = pieces[unit];
            for (int other = 0; other < state.Layer.RankOf(unit); other++)
            {
                if (other == piece)
                {
                    continue;
                }

                int form = forms.Pair(unit, Math.Min(piece, other), Math.Max(piece, other));
                int first = forms.FirstRow(unit);
                if (form != except && !IsCertain(state, form, piece > other, norm, error)
                    && !state.Frame.SameRows.AreWithout(l, first + piece, first + other, exceptLayer, _exceptUnit))
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

        double bound = (layer.FilterError[form] * norm) + (_region.Frames.Dimension * magnitude * error);
        bound = (bound * (1 + (16 * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
        double value = _values[form];
        return isPositive ? value > bound : -value > bound;
    }
}
