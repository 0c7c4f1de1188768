namespace Polyhedra.Checker.Kernel;

/// <summary>Bounds on single coordinates, or none. Immutable.</summary>
internal sealed class Box
{
    private readonly Fraction?[] _lower;
    private readonly Fraction?[] _upper;

    private Box(Fraction?[] lower, Fraction?[] upper)
    {
        _lower = lower;
        _upper = upper;
    }

    /// <summary>No bounds at all.</summary>
    public static Box Unbounded(int dimension) => new(new Fraction?[dimension], new Fraction?[dimension]);

    /// <summary>The lower bound of a coordinate, or null.</summary>
    public Fraction? Lower(int coordinate) => _lower[coordinate];

    /// <summary>The upper bound of a coordinate, or null.</summary>
    public Fraction? Upper(int coordinate) => _upper[coordinate];

    /// <summary>The box with another bound in the place of one.</summary>
    public Box With(int coordinate, bool isUpper, Fraction bound)
    {
        Fraction?[] bounds = [.. isUpper ? _upper : _lower];
        bounds[coordinate] = bound;
        return isUpper ? new Box(_lower, bounds) : new Box(bounds, _upper);
    }

    /// <summary>The box cut by b + a·x >= 0 if exactly one coefficient is not zero; else the box itself.</summary>
    public Box CutBy(Affine inequality)
    {
        int axis = -1;
        for (int k = 0; k < _lower.Length; k++)
        {
            if (!inequality.Terms[k].IsZero)
            {
                if (axis >= 0)
                {
                    return this;
                }

                axis = k;
            }
        }

        bool isUpper = inequality.Terms[axis].Sign < 0;
        Fraction bound = Fraction.Of(-inequality.Terms[^1], inequality.Terms[axis]);
        Fraction? current = isUpper ? _upper[axis] : _lower[axis];
        bool isTighter = current is null || (isUpper ? bound.Against(current) < 0 : bound.Against(current) > 0);
        return isTighter ? With(axis, isUpper, bound) : this;
    }
}
