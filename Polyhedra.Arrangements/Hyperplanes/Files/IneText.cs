using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads the H-representation of lrs and cdd (<c>.ine</c>, <see cref="CddText"/>), each of whose rows <c>b a1 ... ad</c> is taken
/// as the hyperplane {x : b + a·x = 0}.</summary>
/// <remarks>A row whose normal is zero is left out, with a note. A line <c>nonnegative</c> adds the hyperplanes x_1 = 0, ..., x_d = 0
/// behind the rows, with a note. A row of a linearity is a hyperplane like any other. A V-representation is refused.</remarks>
internal static class IneText
{
    // The most coefficients that "nonnegative" adds: the line is short, whatever the dimension.
    private const long MaxAdded = 1L << 24;

    /// <summary>Reads one arrangement.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <exception cref="BadInputException">The text is no H-representation.</exception>
    public static NotedArrangement Read(TextReader reader, string source)
    {
        CddText text = CddText.Read(reader, source);
        if (text.IsVRepresentation)
        {
            throw text.Fail("expected an H-representation, got a V-representation");
        }

        ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>();
        ZeroRows zeroRows = new();
        foreach ((int index, Rational[] row) in text.Rows.Index())
        {
            if (row.Skip(1).All(entry => entry.IsZero))
            {
                zeroRows.Add(index + 1);
                continue;
            }

            entries.AddRange(row[1..]);
            entries.Add(row[0]);
        }

        List<string> notes = [];
        if (zeroRows.Note() is { } note)
        {
            notes.Add(note);
        }

        if (text.IsNonnegative)
        {
            AddCoordinates(text, entries);
            notes.Add($"nonnegative: the hyperplanes x_j = 0 were added, j = 1, ..., {text.Width - 1}");
        }

        RationalMatrix rows = new(entries.Count / text.Width, text.Width, entries.DrainToImmutable());
        return new NotedArrangement(HyperplaneArrangement.FromRationalRows(rows), notes);
    }

    private static void AddCoordinates(CddText text, ImmutableArray<Rational>.Builder entries)
    {
        int dimension = text.Width - 1;
        if ((long)dimension * (dimension + 1) > MaxAdded)
        {
            throw text.Fail($"nonnegative: the {dimension} hyperplanes x_j = 0 have more than {MaxAdded} coefficients");
        }

        for (int j = 0; j < dimension; j++)
        {
            for (int k = 0; k <= dimension; k++)
            {
                entries.Add(k == j ? Rational.One : Rational.Zero);
            }
        }
    }
}
