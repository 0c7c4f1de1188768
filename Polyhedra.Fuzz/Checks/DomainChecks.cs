using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Fuzz.Checks;

/// <summary>The checker's reader of domains beside ours.</summary>
internal static class DomainChecks
{
    /// <summary>Requires that the checker reads the same inequalities. It refuses two that exclude each other; ours may leave that to what
    /// comes after.</summary>
    /// <param name="text">What names the domain.</param>
    /// <param name="domain">The domain; null if it was refused.</param>
    /// <param name="dimension">The dimension of the space.</param>
    public static void RequireSame(string text, HPolyhedron? domain, int dimension)
    {
        List<Fraction[]> theirs;
        try
        {
            theirs = DomainText.Parse(text, dimension);
        }
        catch (FormatException problem)
        {
            bool isEmpty = problem.Message.Contains("exclude each other", StringComparison.Ordinal);
            if (domain is not null && !isEmpty)
            {
                throw new DisagreementException("The checker refuses what is read.", problem);
            }

            return;
        }

        DisagreementException.Unless(domain is not null, "The checker reads what is refused.");
        List<Fraction[]> ours = [.. domain!.Forms().Select(Row)];
        DisagreementException.Unless(
            DomainText.Canonical(theirs).SetEquals(DomainText.Canonical(ours)), "The checker reads another domain.");
    }

    private static Fraction[] Row(IntegerForm form) =>
        [Fraction.Of(form.Constant, 1), .. form.Coefficients[..^1].ToArray().Select(coefficient => Fraction.Of(coefficient, 1))];
}
