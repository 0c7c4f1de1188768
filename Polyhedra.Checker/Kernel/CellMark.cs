namespace Polyhedra.Checker.Kernel;

/// <summary>A cell to come back to.</summary>
/// <param name="Layer">The number of its layer.</param>
/// <param name="DecidedCount">How much had been decided.</param>
/// <param name="PathCount">The number of constraints.</param>
/// <param name="Bounds">The box.</param>
internal sealed record CellMark(int Layer, int DecidedCount, int PathCount, Bounds Bounds);
