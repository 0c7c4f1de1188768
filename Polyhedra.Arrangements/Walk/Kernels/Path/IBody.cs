namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The open convex set that all cells of a walk are cut out of: the box of the domain's bounds, or a ball.</summary>
/// <remarks>All but <see cref="HasInInterior"/> serves proposals: floating point, nothing proved.</remarks>
internal interface IBody
{
    /// <summary>Whether a point lies in the body, exactly; a point in doubles that are not all finite does not.</summary>
    /// <param name="point">The point.</param>
    /// <param name="filters">Whether floating point may decide.</param>
    /// <param name="usedExact">Set if exact arithmetic decided what else floating point does.</param>
    bool HasInInterior(Witness point, bool filters, ref bool usedExact);

    /// <summary>How far one can go from a point in a direction before one leaves the body; may be infinite.</summary>
    double LengthWithin(double[] point, double[] direction);

    /// <summary>Begins to move a point about in the body, one coordinate at a time.</summary>
    /// <returns>False if the point is outside.</returns>
    bool TryBeginMoves(double[] point);

    /// <summary>How far the point can go along a coordinate axis, up and down, before it leaves the body; may be infinite.</summary>
    void Chord(double[] point, int coordinate, out double up, out double down);

    /// <summary>Moves the point along a coordinate axis.</summary>
    /// <returns>How far it went. Not a finite number: it stays where it is.</returns>
    double Move(double[] point, int coordinate, double wish);
}
