namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>On which regions a unit has been found to be what. The values are sets: unstable is both.</summary>
[Flags]
internal enum UnitState
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>There is a region on which it is inactive.</summary>
    Inactive = 1,

    /// <summary>There is a region on which it is active.</summary>
    Active = 2,

    /// <summary>Both.</summary>
    Unstable = Inactive | Active,
}
