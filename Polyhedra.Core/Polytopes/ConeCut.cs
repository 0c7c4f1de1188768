using System.Numerics;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Core.Polytopes;

/// <summary>A hyperplane through a cone: on which sides the cone lies, and its parts. One step of the double description method.</summary>
/// <remarks>Two generators are joined by an edge iff no third one is tight on all constraints that they have in common; an edge whose ends
/// have different signs gives a new generator. A form that varies along a line of the cone cuts it always: the generators move along the
/// line onto the hyperplane, and the line becomes a ray on either side. Source: T. S. Motzkin et al., The double description method, 1953;
/// K. Fukuda, A. Prodon, Double description method revisited, 1996.</remarks>
internal sealed class ConeCut
{
    private readonly Cone _cone;
    private readonly IntegerForm _form;
    private readonly int _label;
    private readonly BigInteger[] _values;
    private readonly BigInteger[]? _line;
    private readonly BigInteger _slope;
    private List<(BigInteger[] Generator, ulong[] Tight)>? _crossings;

    /// <summary>Locates a form that is not constant.</summary>
    /// <param name="cone">The cone.</param>
    /// <param name="form">The form.</param>
    /// <param name="label">The number under which the form becomes a facet of the parts.</param>
    public ConeCut(Cone cone, IntegerForm form, int label)
    {
        _cone = cone;
        _form = form;
        _label = label;
        _values = new BigInteger[cone.Generators.Length];
        foreach (BigInteger[] line in cone.Lineality)
        {
            BigInteger slope = Slope(line);
            if (!slope.IsZero)
            {
                _line = slope.Sign > 0 ? line : Array.ConvertAll(line, entry => -entry);
                _slope = BigInteger.Abs(slope);
                HasNegative = true;
                HasPositive = true;
                return;
            }
        }

        for (int v = 0; v < _values.Length; v++)
        {
            _values[v] = form.Evaluate(cone.Generators[v]);
            HasNegative |= _values[v].Sign < 0;
            HasPositive |= _values[v].Sign > 0;
        }
    }

    /// <summary>Whether the form is negative somewhere.</summary>
    public bool HasNegative { get; }

    /// <summary>Whether the form is positive somewhere.</summary>
    public bool HasPositive { get; }

    /// <summary>The part where the form has a sign or vanishes; the form must have both signs.</summary>
    public Cone Side(int sign)
    {
        IntegerForm inward = sign > 0 ? _form : _form.Negate();
        Cone.Constraint[] constraints = [.. _cone.Facets, new Cone.Constraint(inward, _label)];
        int added = constraints.Length;
        List<BigInteger[]> generators = [];
        List<ulong[]> tight = [];
        if (_line is not null)
        {
            MoveAll(generators, tight, added);
            BigInteger[] ray = new BigInteger[_cone.Dimension + 1];
            for (int k = 0; k < _line.Length; k++)
            {
                ray[k] = sign * _line[k];
            }

            PrimitiveRow.Reduce(ray);
            generators.Add(ray);
            tight.Add(Bits.All(added));
            tight[^1] = Widen(tight[^1], added + 1);
        }
        else
        {
            for (int v = 0; v < _values.Length; v++)
            {
                if (_values[v].Sign == sign || _values[v].IsZero)
                {
                    generators.Add(_cone.Generators[v]);
                    tight.Add(Widen(_cone.Tight[v], added + 1));
                    if (_values[v].IsZero)
                    {
                        Bits.Add(tight[^1], added);
                    }
                }
            }

            AddCrossings(generators, tight, added);
        }

        return Cone.Reduce(_cone.Dimension, RestOfLines(), _cone.Equalities, constraints, [.. generators], [.. tight]);
    }

    /// <summary>The part where the form vanishes; null if it has no point. If the form has one sign only, this is a face.</summary>
    public Cone? Section()
    {
        List<BigInteger[]> generators = [];
        List<ulong[]> tight = [];
        int added = _cone.Facets.Length + 1;
        if (_line is not null)
        {
            MoveAll(generators, tight, added);
        }
        else
        {
            for (int v = 0; v < _values.Length; v++)
            {
                if (_values[v].IsZero)
                {
                    generators.Add(_cone.Generators[v]);
                    tight.Add(Widen(_cone.Tight[v], added + 1));
                }
            }

            AddCrossings(generators, tight, added);
        }

        if (!generators.Exists(generator => !generator[^1].IsZero))
        {
            return null;
        }

        // A facet that the whole section lies in is one more equality; the reduction leaves it out of the facets.
        IntegerForm[] equalities = HasNegative && HasPositive
            ? [.. _cone.Equalities, _form]
            : [.. _cone.Equalities, _form, .. EqualitiesAmong(tight)];
        return Cone.Reduce(
            _cone.Dimension, RestOfLines(), Independent(equalities), _cone.Facets, [.. generators],
            [.. tight.Select(set => Narrow(set, added))]);
    }

    private static ulong[] Widen(ulong[] set, int size)
    {
        ulong[] wide = Bits.Empty(size);
        set.CopyTo(wide, 0);
        return wide;
    }

    private static ulong[] Narrow(ulong[] set, int size)
    {
        ulong[] narrow = set[..((size + 63) >> 6)];
        if ((size & 63) != 0)
        {
            narrow[^1] &= (1UL << (size & 63)) - 1;
        }

        return narrow;
    }

    private IEnumerable<IntegerForm> EqualitiesAmong(List<ulong[]> tight)
    {
        for (int i = 0; i < _cone.Facets.Length; i++)
        {
            if (tight.TrueForAll(set => Bits.Has(set, i + 1)))
            {
                yield return _cone.Facets[i].Form;
            }
        }
    }

    private static IntegerForm[] Independent(IntegerForm[] forms)
    {
        if (forms.Length < 2)
        {
            return forms;
        }

        int columns = forms[0].Dimension;
        IntegerMatrix matrix = new(forms.Length, columns, [.. forms.SelectMany(form => form.Coefficients[..^1].ToArray())]);
        return [.. IntegerElimination.PivotColumns(matrix.Transpose()).Select(i => forms[i])];
    }

    private BigInteger Slope(BigInteger[] direction)
    {
        BigInteger sum = BigInteger.Zero;
        ReadOnlySpan<BigInteger> coefficients = _form.Coefficients;
        for (int k = 0; k < direction.Length; k++)
        {
            sum += coefficients[k] * direction[k];
        }

        return sum;
    }

    private BigInteger[][] RestOfLines()
    {
        if (_line is null)
        {
            return _cone.Lineality;
        }

        List<BigInteger[]> rest = [];
        bool isFound = false;
        foreach (BigInteger[] line in _cone.Lineality)
        {
            BigInteger slope = Slope(line);
            if (!isFound && !slope.IsZero)
            {
                isFound = true;
                continue;
            }

            rest.Add(Move(line, slope));
        }

        return [.. rest];
    }

    // A vector with the given value of the form, moved along the line to where the form vanishes; primitive.
    private BigInteger[] Move(BigInteger[] vector, BigInteger value)
    {
        BigInteger[] moved = new BigInteger[vector.Length];
        for (int k = 0; k < vector.Length; k++)
        {
            moved[k] = (_slope * vector[k]) - (k < _line!.Length ? value * _line[k] : BigInteger.Zero);
        }

        PrimitiveRow.Reduce(moved);
        return moved;
    }

    private void MoveAll(List<BigInteger[]> generators, List<ulong[]> tight, int added)
    {
        for (int v = 0; v < _values.Length; v++)
        {
            BigInteger[] generator = _cone.Generators[v];
            generators.Add(Move(generator, _form.Evaluate(generator)));
            tight.Add(Widen(_cone.Tight[v], added + 1));
            Bits.Add(tight[^1], added);
        }
    }

    private void AddCrossings(List<BigInteger[]> generators, List<ulong[]> tight, int added)
    {
        _crossings ??= FindCrossings();
        foreach ((BigInteger[] generator, ulong[] common) in _crossings)
        {
            generators.Add(generator);
            tight.Add(Widen(common, added + 1));
            Bits.Add(tight[^1], added);
        }
    }

    private List<(BigInteger[] Generator, ulong[] Tight)> FindCrossings()
    {
        List<(BigInteger[] Generator, ulong[] Tight)> crossings = [];
        if (!HasNegative || !HasPositive)
        {
            return crossings;
        }

        // An edge of the polyhedron lies in a face of dimension 2 of the cone.
        int least = _cone.Dimension - _cone.Lineality.Length - _cone.Equalities.Length - 1;
        for (int p = 0; p < _values.Length; p++)
        {
            if (_values[p].Sign <= 0)
            {
                continue;
            }

            for (int n = 0; n < _values.Length; n++)
            {
                if (_values[n].Sign >= 0)
                {
                    continue;
                }

                ulong[] common = Bits.Intersect(_cone.Tight[p], _cone.Tight[n]);
                if (Bits.Count(common) >= least && AreJoined(p, n, common))
                {
                    crossings.Add((Cross(p, n), common));
                }
            }
        }

        return crossings;
    }

    private bool AreJoined(int first, int second, ulong[] common)
    {
        for (int v = 0; v < _values.Length; v++)
        {
            if (v != first && v != second && Bits.IsSubset(common, _cone.Tight[v]))
            {
                return false;
            }
        }

        return true;
    }

    private BigInteger[] Cross(int positive, int negative)
    {
        BigInteger[] p = _cone.Generators[positive];
        BigInteger[] n = _cone.Generators[negative];
        BigInteger[] crossing = new BigInteger[p.Length];
        for (int k = 0; k < crossing.Length; k++)
        {
            crossing[k] = (_values[positive] * n[k]) - (_values[negative] * p[k]);
        }

        PrimitiveRow.Reduce(crossing);
        return crossing;
    }
}
