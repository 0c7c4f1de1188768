namespace Polyhedra.Checker;

/// <summary>The network file, or what was asked, cannot be used; that says nothing about the certificate. The message is one line.</summary>
public sealed class CheckerInputException : Exception
{
    /// <summary>An exception without a message.</summary>
    public CheckerInputException()
    {
    }

    /// <summary>An exception that says what was expected.</summary>
    public CheckerInputException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a cause.</summary>
    public CheckerInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
