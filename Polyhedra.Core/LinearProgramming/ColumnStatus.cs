namespace Polyhedra.Core.LinearProgramming;

/// <summary>Where a nonbasic variable of a <see cref="DoubleDictionary"/> rests.</summary>
internal enum ColumnStatus : byte
{
    /// <summary>At its lower bound.</summary>
    Lower,

    /// <summary>At its upper bound.</summary>
    Upper,

    /// <summary>At zero, with no bound on either side.</summary>
    Free,
}
