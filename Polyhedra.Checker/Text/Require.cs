namespace Polyhedra.Checker.Text;

/// <summary>What must hold of a text.</summary>
internal static class Require
{
    /// <summary>Refuses the text unless a condition holds.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    public static void That(bool condition, string problem)
    {
        if (!condition)
        {
            throw new FormatException(problem);
        }
    }
}
