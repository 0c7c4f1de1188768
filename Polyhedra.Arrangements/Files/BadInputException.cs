namespace Polyhedra.Arrangements.Files;

/// <summary>An input (a file, or a value that parses but does not fit) cannot be used.</summary>
/// <remarks>The message is one line that names the place (path, with line and column or JSON path) and what was expected; it is
/// meant to be shown to the user as it stands.</remarks>
public sealed class BadInputException : Exception
{
    /// <summary>A bad input without a description.</summary>
    public BadInputException()
        : this("The input cannot be used.")
    {
    }

    /// <summary>A bad input with its one-line description.</summary>
    public BadInputException(string message)
        : base(message)
    {
    }

    /// <summary>A bad input with its one-line description and its cause.</summary>
    public BadInputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
