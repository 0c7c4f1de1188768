namespace Polyhedra.Checker.Networks;

/// <summary>A unit of a layer.</summary>
/// <param name="Activation">Its activation; the identity for a maxout unit.</param>
/// <param name="Row">Its row; of a maxout unit the first.</param>
/// <param name="Rank">The number of pieces of a maxout unit; 0 for another.</param>
/// <param name="FirstForm">The number of forms of the units before it.</param>
internal sealed record Unit(Activation Activation, int Row, int Rank, int FirstForm)
{
    /// <summary>The number of its forms.</summary>
    public int FormCount => Activation.Breakpoints.Length;
}
