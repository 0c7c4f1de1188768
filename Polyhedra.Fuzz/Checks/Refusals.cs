using Polyhedra.Arrangements.Files;

namespace Polyhedra.Fuzz.Checks;

/// <summary>Reading with the exceptions that are documented for bad input.</summary>
internal static class Refusals
{
    /// <summary>What is read; null if it is refused.</summary>
    public static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BadInputException problem)
        {
            RequireOneLine(problem);
            return null;
        }
    }

    /// <summary>As the other method, for values of options: what does not parse is a <see cref="FormatException"/>.</summary>
    public static T? TryText<T>(Func<T> read)
        where T : class
    {
        try
        {
            return Try(read);
        }
        catch (FormatException problem)
        {
            RequireOneLine(problem);
            return null;
        }
    }

    private static void RequireOneLine(Exception problem)
    {
        if (problem.Message.Length == 0 || problem.Message.Any(char.IsControl))
        {
            throw new DisagreementException("The message is not one line.", problem);
        }
    }
}
