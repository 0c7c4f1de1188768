namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>What a search wants as many of as possible.</summary>
internal enum SearchGoal
{
    /// <summary>Activation regions.</summary>
    ActivationRegions,

    /// <summary>Linear regions of the vector that the last layer gives.</summary>
    LinearRegions,
}
