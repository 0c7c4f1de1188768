using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Finds gates of a ReLU network that cross in one point of a domain, which proves that the domain has many cells without listing them.</summary>
/// <remarks>
/// <para>Let k gates vanish at a point in the interior of the domain, and let every other gate of the layers before the last of them keep one piece on the
/// domain. Around the point every gate is affine, up to multiples of the k gates before it. If their k normals, taken with the k gates inactive, are
/// independent, then so are they in every combination of the pieces, for the others add multiples of earlier normals only. So, by
/// induction over the layers, all 2^k sign vectors occur around the point.</para>
/// <para>The point is a vertex of an exact linear program over the domain's box, made a little smaller.</para>
/// </remarks>
internal sealed class CrossingGates
{
    private static readonly Rational Margin = new(1, 1024);
    private readonly HPolyhedron _domain;
    private readonly CancellationToken _cancellation;
    private readonly List<HalfSpace> _forms = [];

    private CrossingGates(HPolyhedron domain, CancellationToken cancellation)
    {
        _domain = domain;
        _cancellation = cancellation;
    }

    /// <summary>Whether some number of gates that change their piece on the domain cross in one point, as far as can be found.</summary>
    /// <param name="network">A network whose gates are all ReLUs.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="layers">How many layers of gates to take gates from.</param>
    /// <param name="units">For each layer with gates what is known of its units on the domain.</param>
    /// <param name="wanted">The number of gates; those of the first layers first.</param>
    /// <param name="cancellation">Looked at once a pivot.</param>
    /// <returns>True is proved. False only says that no such gates were found.</returns>
    public static bool Exist(
        Network network, HPolyhedron domain, int layers, ImmutableArray<ImmutableArray<UnitStability>> units, int wanted,
        CancellationToken cancellation)
    {
        if (!domain.HasAllBounds || units[..layers].Sum(layer => layer.Count(IsUnstable)) < wanted)
        {
            return false;
        }

        CrossingGates crossing = new(domain, cancellation);
        return crossing.TryCollect(network, units, wanted) && crossing.AreIndependent() && crossing.CrossInDomain();
    }

    private static bool IsUnstable(UnitStability unit) => unit is { IsSettled: true, State: UnitState.Unstable };

    // The forms of the gates, with all that change their piece inactive in the layers before the last one.
    private bool TryCollect(Network network, ImmutableArray<ImmutableArray<UnitStability>> units, int wanted)
    {
        int gates = 0;
        HalfSpace[]? inputs = null;
        foreach (DenseLayer layer in network.Layers.Cast<DenseLayer>())
        {
            HalfSpace[] forms = Compose(layer, inputs);
            if (layer.HasGates)
            {
                ImmutableArray<UnitStability> states = units[gates++];
                int[] unstable = [.. Enumerable.Range(0, forms.Length).Where(i => IsUnstable(states[i])).OrderBy(i => Distance(forms[i]))];
                _forms.AddRange(unstable.Take(wanted - _forms.Count).Select(i => forms[i]));
                if (_forms.Count == wanted)
                {
                    return true;
                }

                // All gates that change their piece are taken. Of the others it must be known which piece they keep.
                if (states.Any(unit => !unit.IsSettled))
                {
                    return false;
                }

                forms = [.. forms.Select((form, i) => states[i].State == UnitState.Active ? form : Zero())];
            }

            inputs = forms;
        }

        return false;
    }

    private HalfSpace Zero() => new([.. new Rational[_domain.Dimension]], Rational.Zero);

    private static HalfSpace[] Compose(DenseLayer layer, HalfSpace[]? inputs)
    {
        HalfSpace[] forms = new HalfSpace[layer.UnitCount];
        for (int i = 0; i < forms.Length; i++)
        {
            ReadOnlySpan<Rational> weights = layer.Weights.Row(i);
            if (inputs is null)
            {
                forms[i] = new HalfSpace([.. weights], layer.Bias[i]);
                continue;
            }

            Rational[] normal = new Rational[inputs[0].Dimension];
            Rational offset = layer.Bias[i];
            for (int j = 0; j < inputs.Length; j++)
            {
                offset += weights[j] * inputs[j].Offset;
                for (int k = 0; !weights[j].IsZero && k < normal.Length; k++)
                {
                    normal[k] += weights[j] * inputs[j].Normal[k];
                }
            }

            forms[i] = new HalfSpace([.. normal], offset);
        }

        return forms;
    }

    // From the middle of the box to the zeros of a form, in floating point: only the order of the gates depends on it.
    private double Distance(HalfSpace form)
    {
        double value = form.Offset.ToDouble();
        double square = 0;
        for (int k = 0; k < form.Dimension; k++)
        {
            double weight = form.Normal[k].ToDouble();
            value += weight * (_domain.Lower[k]!.Value.ToDouble() + _domain.Upper[k]!.Value.ToDouble()) / 2;
            square += weight * weight;
        }

        return square > 0 ? Math.Abs(value) / Math.Sqrt(square) : double.PositiveInfinity;
    }

    private bool AreIndependent() =>
        ExactRank.Of(new RationalMatrix(_forms.Count, _domain.Dimension, [.. _forms.SelectMany(form => form.Normal)])) == _forms.Count;

    private bool CrossInDomain()
    {
        Rational?[] lower = new Rational?[_domain.Dimension];
        Rational?[] upper = new Rational?[_domain.Dimension];
        for (int k = 0; k < lower.Length; k++)
        {
            Rational margin = Margin * (_domain.Upper[k]!.Value - _domain.Lower[k]!.Value);
            lower[k] = _domain.Lower[k] + margin;
            upper[k] = _domain.Upper[k] - margin;
        }

        IEnumerable<HalfSpace> opposite = _forms.Select(form => new HalfSpace([.. form.Normal.Select(entry => -entry)], -form.Offset));
        HPolyhedron set = new([.. lower], [.. upper], [.. _domain.HalfSpaces, .. _forms, .. opposite]);
        LinearProgram program = new(set, [.. new Rational[_domain.Dimension]]);
        return LinearProgramSolver.Solve(program, ProposerLadder.Instance, _cancellation) is LinearProgramResult.Optimal optimum
            && _domain.HasInInterior(optimum.Point.AsSpan());
    }
}
