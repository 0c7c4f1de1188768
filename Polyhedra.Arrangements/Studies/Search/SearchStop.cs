namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>Why a search ended.</summary>
internal enum SearchStop
{
    /// <summary>It has taken all its steps.</summary>
    Steps,

    /// <summary>Its time was up.</summary>
    Time,

    /// <summary>It has reached an upper bound: there is nothing better.</summary>
    UpperBound,

    /// <summary>The caller wished it.</summary>
    Cancelled,
}
