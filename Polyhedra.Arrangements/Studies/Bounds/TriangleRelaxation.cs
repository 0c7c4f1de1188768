using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>A polyhedron that holds what the layers before one layer of a ReLU network can give on a domain: every unit that takes both
/// signs lies in a triangle.</summary>
/// <remarks>
/// <para>Variables: the inputs, then the output y of every unit that is not always 0. A unit with pre-activation z in [L, U] satisfies y
/// >= z, y >= 0 and y &lt;= z if it is active throughout, else y &lt;= f z + g with f = U / (U - L) and g = -f L (Ehlers, Formal
/// verification of piece-wise linear feed-forward neural networks, 2017). Here f is a dyadic number nearby, and g the least that keeps
/// the triangle above the ReLU at both ends of the range; so all is rational and short.</para>
/// <para>Any multipliers at least 0 of these half-spaces prove an upper bound of a linear function, because every variable has two bounds:
/// <see cref="UpperBound"/> evaluates it exactly. So no linear program need be solved exactly.</para>
/// </remarks>
internal sealed class TriangleRelaxation
{
    private readonly HPolyhedron _domain;
    private readonly List<RelaxedUnit> _units = [];
    private readonly List<Rational> _lower;
    private readonly List<Rational> _upper;

    // For each value of the layer reached so far its variable, or -1 if it is always 0.
    private int[] _values;

    /// <summary>The relaxation of no layer: the domain.</summary>
    /// <param name="domain">A polyhedron with two bounds on every coordinate.</param>
    public TriangleRelaxation(HPolyhedron domain)
    {
        _domain = domain;
        _lower = [.. domain.Lower.Select(bound => bound!.Value)];
        _upper = [.. domain.Upper.Select(bound => bound!.Value)];
        _values = [.. Enumerable.Range(0, domain.Dimension)];
    }

    /// <summary>The number of variables.</summary>
    public int VariableCount => _lower.Count;

    /// <summary>The number of half-spaces: two a unit, then those of the domain.</summary>
    public int HalfSpaceCount => (2 * _units.Count) + _domain.HalfSpaces.Length;

    /// <summary>The units that have a variable.</summary>
    public IReadOnlyList<RelaxedUnit> Units => _units;

    /// <summary>Takes a layer in.</summary>
    /// <param name="layer">The next layer.</param>
    /// <param name="ranges">Finite ranges of its pre-activations on the domain.</param>
    /// <param name="states">What is known of its units; null if it has no gates.</param>
    public void Add(DenseLayer layer, ReadOnlySpan<ValueRange> ranges, ImmutableArray<UnitStability>? states)
    {
        int[] values = new int[layer.UnitCount];
        for (int i = 0; i < values.Length; i++)
        {
            UnitStability state = states?[i] ?? new UnitStability(UnitState.Active, SettledBy.Range);
            (Rational low, Rational high) = (ranges[i].Low!.Value, ranges[i].High!.Value);
            bool isActive = state is { IsSettled: true, State: UnitState.Active };
            if (states is not null && ((state.IsSettled && state.State == UnitState.Inactive) || high.Sign != Sign.Positive))
            {
                values[i] = -1;
                continue;
            }

            values[i] = VariableCount;
            _units.Add(new RelaxedUnit(layer, i, _values, VariableCount, low, high, isActive || low.Sign != Sign.Negative));
            _lower.Add(states is null ? low : Rational.Max(low, Rational.Zero));
            _upper.Add(high);
        }

        _values = values;
    }

    /// <summary>The pre-activation of a unit of the next layer, or its negative, as a function of the variables.</summary>
    public (Rational[] Coefficients, Rational Constant) FormOf(DenseLayer layer, int unit, Sign sign)
    {
        Rational[] form = new Rational[VariableCount];
        AddScaled(form, layer.SparseWeights.DenseRow(unit), _values, (int)sign);
        return (form, (int)sign * layer.Bias[unit]);
    }

    /// <summary>The polyhedron, with some units held to one piece.</summary>
    /// <param name="cases">For each of <see cref="Units"/> what it is held to; <see cref="UnitState.Unstable"/> leaves it free.</param>
    public HPolyhedron ToPolyhedron(ReadOnlySpan<UnitState> cases)
    {
        ImmutableArray<HalfSpace>.Builder rows = ImmutableArray.CreateBuilder<HalfSpace>(HalfSpaceCount);
        Rational?[] upper = [.. _upper.Select(bound => (Rational?)bound)];
        for (int j = 0; j < _units.Count; j++)
        {
            RelaxedUnit unit = _units[j];
            Rational[] row = new Rational[VariableCount];
            AddScaled(row, unit.Weights, unit.Inputs, Rational.MinusOne);
            row[unit.Variable] = Rational.One;
            rows.Add(new HalfSpace([.. row], -unit.Bias));

            (Rational slope, Rational height) = unit.Above(cases[j]);
            row = new Rational[VariableCount];
            AddScaled(row, unit.Weights, unit.Inputs, slope);
            row[unit.Variable] = Rational.MinusOne;
            rows.Add(new HalfSpace([.. row], (slope * unit.Bias) + height));
            if (cases[j] == UnitState.Inactive)
            {
                upper[unit.Variable] = Rational.Zero;
            }
        }

        foreach (HalfSpace halfSpace in _domain.HalfSpaces)
        {
            rows.Add(new HalfSpace([.. halfSpace.Normal, .. new Rational[VariableCount - _domain.Dimension]], halfSpace.Offset));
        }

        return new HPolyhedron([.. _lower.Select(bound => (Rational?)bound)], [.. upper], rows.MoveToImmutable());
    }

    /// <summary>An upper bound of a function on the polyhedron, which multipliers at least 0 of its half-spaces prove.</summary>
    /// <param name="form">The function's coefficients.</param>
    /// <param name="constant">Its constant.</param>
    /// <param name="multipliers">The multipliers, exact.</param>
    /// <param name="cases">The cases of <see cref="ToPolyhedron"/>.</param>
    public Rational UpperBound(
        ReadOnlySpan<Rational> form, Rational constant, ReadOnlySpan<Rational> multipliers, ReadOnlySpan<UnitState> cases)
    {
        Rational[] sum = form.ToArray();
        Rational bound = constant;
        for (int j = 0; j < _units.Count; j++)
        {
            RelaxedUnit unit = _units[j];
            (Rational below, Rational above) = (multipliers[2 * j], multipliers[(2 * j) + 1]);
            (Rational slope, Rational height) = unit.Above(cases[j]);
            Rational weight = (above * slope) - below;
            AddScaled(sum, unit.Weights, unit.Inputs, weight);
            sum[unit.Variable] += below - above;
            bound += (weight * unit.Bias) + (above * height);
        }

        for (int i = 0; i < _domain.HalfSpaces.Length; i++)
        {
            HalfSpace halfSpace = _domain.HalfSpaces[i];
            Rational multiplier = multipliers[(2 * _units.Count) + i];
            bound += multiplier * halfSpace.Offset;
            for (int k = 0; k < halfSpace.Dimension; k++)
            {
                sum[k] += multiplier * halfSpace.Normal[k];
            }
        }

        for (int j = 0; j < _units.Count; j++)
        {
            if (cases[j] == UnitState.Inactive)
            {
                // Its bounds are 0 and 0.
                sum[_units[j].Variable] = Rational.Zero;
            }
        }

        for (int k = 0; k < sum.Length; k++)
        {
            bound += sum[k].IsZero ? Rational.Zero : sum[k] * (sum[k].Sign == Sign.Positive ? _upper[k] : _lower[k]);
        }

        return bound;
    }

    private static void AddScaled(Rational[] target, ReadOnlySpan<Rational> weights, ReadOnlySpan<int> variables, Rational factor)
    {
        if (factor.IsZero)
        {
            return;
        }

        for (int k = 0; k < weights.Length; k++)
        {
            if (variables[k] >= 0 && !weights[k].IsZero)
            {
                target[variables[k]] += factor * weights[k];
            }
        }
    }
}
