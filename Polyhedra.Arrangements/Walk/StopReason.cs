namespace Polyhedra.Arrangements.Walk;

/// <summary>Why an enumeration ended.</summary>
public enum StopReason
{
    /// <summary>Every region was found.</summary>
    Complete,

    /// <summary>The limit on the number of regions was reached and at least one more region exists.</summary>
    MaxRegions,

    /// <summary>The time limit was reached.</summary>
    Timeout,

    /// <summary>The caller cancelled.</summary>
    Cancelled,
}
