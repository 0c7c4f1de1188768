using Polyhedra.Checker.Files;
using Polyhedra.Checker.Networks;

namespace Polyhedra.Fuzz.Checks;

/// <summary>The checker's reader beside ours.</summary>
internal static class CheckerReading
{
    /// <summary>Requires that the checker refuses a file that was refused, and finds the same digest in one that was read, or says that it
    /// is too large.</summary>
    /// <param name="path">The file.</param>
    /// <param name="digest">The digest; null if the file was refused.</param>
    /// <param name="normalise">Whether the normalisation of a <c>.nnet</c> file is part of the network.</param>
    public static void RequireSame(string path, string? digest, bool normalise = false)
    {
        string? theirs = DigestOf(path, digest, normalise);
        bool isSame = theirs is null || string.Equals(theirs, digest, StringComparison.Ordinal);
        DisagreementException.Unless(isSame, $"The digest is {digest ?? "none: the file is refused"}; the checker's is {theirs}.");
    }

    private static string? DigestOf(string path, string? digest, bool normalise)
    {
        try
        {
            Subject subject = SubjectFile.Read(path, normalise: normalise);
            return subject.Digest;
        }
        catch (FormatException problem)
        {
            bool isTooLarge = problem.Message.Contains("too large", StringComparison.Ordinal);
            return digest is null || isTooLarge ? null : throw new DisagreementException("The checker refuses what is read.", problem);
        }
    }
}
