namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>A ring was asked for the inverse of a nonzero element that has none.</summary>
internal sealed class NoInverseException : Exception
{
    public NoInverseException()
        : this("The element has no inverse.")
    {
    }

    public NoInverseException(string message)
        : base(message)
    {
    }

    public NoInverseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
