namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>How it was found out whether a unit keeps one piece on a domain.</summary>
internal enum SettledBy
{
    /// <summary>It was not.</summary>
    Nothing,

    /// <summary>By its range: exact in the first layer, interval arithmetic behind it.</summary>
    Range,

    /// <summary>By sample points that show both pieces.</summary>
    Samples,

    /// <summary>By following its gradient to a corner of the domain that shows the other piece.</summary>
    Ascent,

    /// <summary>By linear programs over the triangle relaxation of the units before it, split into cases where needed.</summary>
    Relaxation,

    /// <summary>By listing the regions of the layers before it.</summary>
    Regions,
}
