using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Cli.Commands.Certificates;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary><c>polyhedra arrangement</c>: the chambers of a hyperplane arrangement, counted twice.</summary>
internal sealed class ArrangementCommand : CliCommand
{
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "An arrangement file: polyhedra-arrangement/1, .ine of lrs and cdd, .csv, a matrix in .txt, or of polymake or Sage.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly TextOption _family = new(
        "--family", "NAME", "A member of a named family instead of a file, as in braid:5 or generic:3,20; docs/cli.md lists them.");

    private readonly Flag _regionsOnly = new("--regions-only", "Enumerate the chambers and count nothing else.");
    private readonly Flag _polynomialOnly = new("--polynomial-only", "Compute the characteristic polynomial and enumerate nothing.");

    private readonly Flag _faces = new("--faces", "Count the faces of every dimension, from the flats, and check Euler's relation.");
    private readonly Flag _flats = new(
        "--flats", "Count the flats of every rank, with their Whitney numbers and the characteristic polynomials of the restrictions.");

    private readonly WalkOptions _walk = new(hasThreads: true)
    {
        Timeout = { Description = "Stop each of the methods after this time." },
    };

    private readonly ReportOptions _report = new();
    private readonly TextOption _certificate = CertificateTarget.CreateOption("the number of chambers");
    private readonly TextOption _write = new(
        "--write", "FILE", "Also write the arrangement as polyhedra-arrangement/1, which polyhedra check reads beside the certificate.");

    public ArrangementCommand(CliContext context)
        : base(
            "arrangement", "Count the chambers of a hyperplane arrangement, by enumeration and by its characteristic polynomial.",
            context) =>
        Take([_file, _family, _regionsOnly, _polynomialOnly, _faces, _flats, .. _walk.Symbols, .. _report.Symbols, _certificate, _write]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        bool enumerate = !parsed.GetValue(_polynomialOnly);
        bool polynomial = !parsed.GetValue(_regionsOnly);
        if (!enumerate && !polynomial)
        {
            throw new UsageException("--regions-only and --polynomial-only: expected at most one of them");
        }

        Engine engine = _walk.Engine.In(parsed);
        ArrangementDescription description = ArrangementDescription.Read(parsed.GetValue(_file), parsed.GetValue(_family));
        if ((enumerate || parsed.GetValue(_certificate) is not null) && engine == Engine.Vertex
            && description.Arrangement.Rank > EngineChoice.MaxVertexDimension)
        {
            throw new BadInputException(
                $"--engine: the vertex kernel takes arrangements of rank {EngineChoice.MaxVertexDimension} at most, "
                + $"not {description.Arrangement.Rank}");
        }

        ReportTarget target = _report.Open(parsed, run);
        CertificateTarget proof = CertificateTarget.Open(parsed.GetValue(_certificate), run);
        WriteArrangement(parsed.GetValue(_write), description, run);
        ArrangementRun count = new(description, engine, _walk.Threads.In(parsed), _walk.Budget(parsed), run);
        FlatsWanted flats = new(parsed.GetValue(_faces), parsed.GetValue(_flats));
        ArrangementReport report = count.Run(enumerate, polynomial, flats);
        target.Finish(report);
        return count.Certify(proof, report);
    }

    private static void WriteArrangement(string? path, ArrangementDescription description, Runner run)
    {
        if (path is null)
        {
            return;
        }

        OutputTarget target = run.Open(path, "--write");
        target.Write(stream => OptionValue.Fitting("--write", () =>
        {
            ArrangementFile.Write(description.Arrangement, stream);
            return true;
        }));
        target.Commit();
    }
}
