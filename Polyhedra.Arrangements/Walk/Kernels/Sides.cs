namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>On which sides of a hyperplane {f = 0} an open cell lies.</summary>
[Flags]
internal enum Sides
{
    /// <summary>f is identically zero on the cell.</summary>
    None = 0,

    /// <summary>f is negative somewhere in the cell, and only the other flag can add that it is positive elsewhere.</summary>
    Negative = 1,

    /// <summary>f is positive somewhere in the cell.</summary>
    Positive = 2,

    /// <summary>The hyperplane cuts the cell.</summary>
    Both = Negative | Positive,
}
