using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Domains.VnnLib;

/// <summary>Reads specifications of VNN-LIB 1.0: the domains that their assertions about the inputs leave.</summary>
/// <remarks>Source: the VNN-LIB standard, version 1.0, and the specifications of VNN-COMP. Numbers are read exactly. Strict inequalities
/// are read as the others: only the interior of a domain matters.</remarks>
internal static class VnnLibFile
{
    /// <summary>What a name of such a file ends in; it may be compressed by gzip.</summary>
    public static bool HasName(string path) => path.EndsWith(".vnnlib", StringComparison.OrdinalIgnoreCase) || IsCompressed(path);

    /// <summary>Reads the domains. Of several that are the same only the first is kept; those that are seen to be empty are left out.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="dimension">The number of inputs that it must have.</param>
    /// <exception cref="BadInputException">It cannot be read, or is about another number of inputs; or every domain is empty.</exception>
    public static (ImmutableArray<HPolyhedron> Domains, ImmutableArray<string> Notes) Read(string path, int dimension)
    {
        try
        {
            using Stream file = Open(path);
            UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            using StreamReader text = new(file, strict, detectEncodingFromByteOrderMarks: false);
            return Read(text, path, dimension);
        }
        catch (Exception cause) when (cause is InvalidDataException or DecoderFallbackException or IOException)
        {
            throw new BadInputException($"{Excerpt.Line(path)}: cannot be read ({Excerpt.Line(cause.Message)})", cause);
        }
    }

    private static bool IsCompressed(string path) => path.EndsWith(".vnnlib.gz", StringComparison.OrdinalIgnoreCase);

    private static Stream Open(string path)
    {
        const string Expected = "a VNN-LIB specification";
        return IsCompressed(path)
            ? new GZipStream(InputFile.Open(path, Expected, FileKind.Gzip), CompressionMode.Decompress)
            : InputFile.Open(path, Expected, FileKind.VnnLib);
    }

    private static (ImmutableArray<HPolyhedron> Domains, ImmutableArray<string> Notes) Read(TextReader text, string path, int dimension)
    {
        SExpressionReader reader = new(text, path);
        VnnLibFormulas formulas = new(reader.Fail);
        List<Conjunction> pieces = [Conjunction.True];
        while (reader.Next() is { } command)
        {
            switch (command.Head)
            {
                case "declare-const" when command.Items.Count == 3:
                    formulas.Declare(command.Items[1], command.Items[2]);
                    break;
                case "declare-fun" when command.Items is [_, _, { Word: null, Items.Count: 0 }, _]:
                    formulas.Declare(command.Items[1], command.Items[3]);
                    break;
                case "assert" when command.Items.Count == 2:
                    pieces = formulas.Product(pieces, formulas.Read(command.Items[1]), command.Line);
                    break;
                case "set-logic" or "set-info" or "set-option" or "check-sat" or "get-model" or "exit":
                    break;
                case "vnnlib-version" when command.Items is [_, { Word: { } version }] && version.Trim('<', '>') is "1" or "1.0":
                    break;
                case "vnnlib-version" or "declare-network":
                    throw reader.Fail(command.Line, "VNN-LIB 2 is not read, only version 1.0");
                default:
                    throw reader.Fail(command.Line, $"expected declare-const or assert, got {command}");
            }
        }

        return formulas.InputCount == dimension
            ? Domains(pieces, formulas, path, dimension)
            : throw new BadInputException(
                $"{Excerpt.Line(path)}: declares {formulas.InputCount} inputs X_i, but the network has {dimension}");
    }

    private static (ImmutableArray<HPolyhedron> Domains, ImmutableArray<string> Notes) Domains(
        List<Conjunction> pieces, VnnLibFormulas formulas, string path, int dimension)
    {
        List<string> notes = [];
        List<HPolyhedron> domains = [];
        int empty = 0;
        foreach (Conjunction piece in pieces.DistinctBy(piece => piece.Key(), StringComparer.Ordinal))
        {
            if (piece.ToPolyhedron(dimension) is { } domain)
            {
                domains.Add(domain);
            }
            else
            {
                empty++;
            }
        }

        if (domains.Count == 0)
        {
            throw new BadInputException($"{Excerpt.Line(path)}: no input satisfies the assertions");
        }

        Note(notes, formulas.OutputConstraints, "inequalities with outputs are not used: the domain is that of the inputs alone");
        Note(notes, formulas.StrictConstraints, "strict inequalities are read as their closures");
        Note(notes, empty, "pieces are empty and left out");
        return ([.. domains], [.. notes]);
    }

    private static void Note(List<string> notes, int count, string what)
    {
        if (count > 0)
        {
            notes.Add($"{count} {what}");
        }
    }
}
