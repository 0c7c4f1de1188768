using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <content>The regions beyond the facets of the region that the walk stands on.</content>
/// <remarks>Let p be the middle of the facet on a form's hyperplane. The network is continuous, so a gate whose forms (as they are on this
/// region) are not zero at p has the same piece on both sides of the facet near p. If that is proved for every form but the one that the
/// facet lies on, then the gate of that form alone changes: to the other side of the breakpoint, or to the other piece of the pair. All
/// forms are evaluated at p, which is known up to the errors of the vertices; where a bound leaves a sign open, and always if hyperplanes
/// coincide, the pattern is evaluated exactly at a rational point.</remarks>
internal sealed partial class VertexWalker<TSink>
{
    private readonly List<int> _constraints = [];
    private double[] _values = [];

    ImmutableArray<IntegerForm> IRegionSource.InteriorForms()
    {
        _engine.GetInteriorConstraints(_node.Cell, _constraints);
        IntegerForm[] forms = new IntegerForm[_constraints.Count];
        for (int i = 0; i < forms.Length; i++)
        {
            IntegerForm exact = _engine.CutAt(_constraints[i]).Exact;
            forms[i] = _engine.SideAt(_constraints[i]) == Sign.Positive ? exact : exact.Negate();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(forms);
    }

    ImmutableArray<RegionNeighbour> IRegionSource.Neighbours()
    {
        ReadOnlySpan<byte> pattern = ((IRegionSource)this).Pattern();
        _engine.GetInteriorConstraints(_node.Cell, _constraints);
        RegionNeighbour[] neighbours = new RegionNeighbour[_constraints.Count];
        for (int i = 0; i < neighbours.Length; i++)
        {
            Form form = _engine.CutAt(_constraints[i]).Form;
            int layer = _frames.IndexOf(form.Frame);
            GateForms forms = form.Frame.Layer.Forms;
            int unit = form.Index / forms.PerUnit;
            ImmutableArray<byte> beyond;
            if (_engine.TryFindMiddleOf(_node.Cell, _constraints[i], out double error) && OthersAreCertain(layer, form.Index, error))
            {
                byte[] changed = pattern.ToArray();
                changed[GateOf(layer, unit)] = (byte)PieceBeyond(forms, form.Index % forms.PerUnit, form.Frame.Pieces[unit]);
                beyond = ImmutableCollectionsMarshal.AsImmutableArray(changed);
            }
            else
            {
                beyond = RegionFacets.From(_engine.FacetOn(_node.Cell, _constraints[i]), _frames).NeighbourPattern();
            }

            neighbours[i] = new RegionNeighbour(layer, unit, beyond);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(neighbours);
    }

    private int GateOf(int layer, int unit)
    {
        int gate = unit;
        for (int l = 0; l < layer; l++)
        {
            gate += _layers[l].Plan.Layer.HasGates ? _layers[l].Plan.Layer.UnitCount : 0;
        }

        return gate;
    }

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
        double[] point = _engine.FacetMiddle;
        double norm = _engine.MiddleNorm;
        for (int l = 0; l <= _lastLayer; l++)
        {
            LayerState state = _layers[l];
            if (!state.Plan.Layer.HasGates)
            {
                continue;
            }

            if (_values.Length < state.Plan.FormPad)
            {
                _values = new double[state.Plan.FormPad];
            }

            state.Evaluate(point, _values);
            int except = l == exceptLayer ? exceptForm : -1;
            if (!(state.Plan.Layer.IsMaxout ? PiecesAreCertain(state, except, norm, error) : SidesAreCertain(state, except, norm, error)))
            {
                return false;
            }
        }

        return true;
    }

    private bool SidesAreCertain(LayerState state, int except, double norm, double error)
    {
        byte[] pieces = state.Frame.Pieces;
        int perUnit = state.Plan.Layer.Forms.PerUnit;
        int form = 0;
        for (int unit = 0; unit < pieces.Length; unit++)
        {
            for (int j = 0; j < perUnit; j++, form++)
            {
                if (form != except && !IsCertain(state.Plan, form, pieces[unit] > j, norm, error))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool PiecesAreCertain(LayerState state, int except, double norm, double error)
    {
        GateForms forms = state.Plan.Layer.Forms;
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
                if (form != except && !IsCertain(state.Plan, form, piece > other, norm, error))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // |f(p) - computed| is at most the bound of an evaluation at the computed point plus |a|_1 times the error of its coordinates.
    private bool IsCertain(LayerPlan plan, int form, bool isPositive, double norm, double error)
    {
        double magnitude = plan.Magnitude[form];
        if (!(magnitude <= SignTest.Large))
        {
            return false;
        }

        double bound = (plan.FilterError[form] * norm) + (_frames.Dimension * magnitude * error);
        bound = (bound * (1 + (16 * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
        double value = _values[form];
        return isPositive ? value > bound : -value > bound;
    }
}
