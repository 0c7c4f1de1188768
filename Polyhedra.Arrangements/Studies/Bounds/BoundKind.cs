namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>What a bound says.</summary>
internal enum BoundKind
{
    /// <summary>No weights give more activation regions.</summary>
    Upper,

    /// <summary>Some weights give at least so many.</summary>
    Lower,
}
