namespace Polyhedra.Fuzz.Checks;

/// <summary>Two readers that must agree do not, or an input costs more than it may.</summary>
internal sealed class DisagreementException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What must hold.</summary>
    /// <exception cref="DisagreementException">It does not.</exception>
    public static void Unless(bool condition, string message)
    {
        if (!condition)
        {
            throw new DisagreementException(message);
        }
    }
}
