namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>How a file of an arrangement is written.</summary>
internal enum ArrangementFormat
{
    /// <summary>A JSON object: <c>polyhedra-arrangement/1</c>, or a <c>HyperplaneArrangement</c> of polymake.</summary>
    Json,

    /// <summary>The H-representation of lrs and cdd.</summary>
    Ine,

    /// <summary>A line a hyperplane, numbers separated by blanks.</summary>
    Matrix,

    /// <summary>A line a hyperplane, numbers separated by commas.</summary>
    Csv,

    /// <summary>The hyperplanes of an arrangement as Sage prints them.</summary>
    Sage,
}
