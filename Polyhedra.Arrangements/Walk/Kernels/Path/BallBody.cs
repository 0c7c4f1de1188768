namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>A Euclidean ball as the body that cells are cut out of.</summary>
internal sealed class BallBody(BallShape ball) : IBody
{
    private readonly double[] _fromCentre = new double[ball.Centre.Length];

    // Of the point that is being moved: the square of its distance from the centre.
    private double _square;

    // Proposals stay within this.
    private double SquaredRadius => ball.InnerRadius * ball.InnerRadius;

    /// <inheritdoc/>
    public bool HasInInterior(Witness point, bool filters, ref bool usedExact) =>
        (!point.IsDouble || Array.TrueForAll(point.Approximation, double.IsFinite)) && ball.HasInInterior(point, filters, ref usedExact);

    /// <inheritdoc/>
    public double LengthWithin(double[] point, double[] direction)
    {
        for (int k = 0; k < _fromCentre.Length; k++)
        {
            _fromCentre[k] = point[k] - ball.Centre[k];
        }

        return LengthFromCentre(_fromCentre, direction);
    }

    /// <summary>As <see cref="LengthWithin"/>, from a point that is given relative to the centre.</summary>
    public double LengthFromCentre(double[] from, double[] direction)
    {
        double square = CellPath.Rate(direction, direction);
        double middle = CellPath.Rate(from, direction);
        double rest = SquaredRadius - CellPath.Rate(from, from);
        double root = Math.Sqrt((middle * middle) + (square * rest));

        // Of the two ways to write the root of the quadratic the one that does not cancel.
        return middle > 0 ? rest / (middle + root) : (root - middle) / square;
    }

    /// <inheritdoc/>
    public bool TryBeginMoves(double[] point)
    {
        _square = 0;
        for (int k = 0; k < point.Length; k++)
        {
            double y = point[k] - ball.Centre[k];
            _square += y * y;
        }

        return _square < SquaredRadius;
    }

    /// <inheritdoc/>
    public void Chord(double[] point, int coordinate, out double up, out double down)
    {
        double y = point[coordinate] - ball.Centre[coordinate];
        double half = Math.Sqrt(Math.Max(0, SquaredRadius - _square + (y * y)));
        up = half - y;
        down = half + y;
    }

    /// <inheritdoc/>
    public double Move(double[] point, int coordinate, double wish)
    {
        if (double.IsFinite(wish))
        {
            double y = point[coordinate] - ball.Centre[coordinate];
            point[coordinate] += wish;
            _square += ((y + wish) * (y + wish)) - (y * y);
        }

        return wish;
    }
}
