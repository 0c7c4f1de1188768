using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes certificates: proofs of the number of activation regions, or of chambers,
/// that a small separate program checks.</summary>
public static partial class CertificateWriter
{
    /// <summary>Walks the cells of a network and writes the certificate of its count (docs/certificate-format.md).</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="engine">The cell kernel. The tree of the certificate is the tree of its walk; the vertex kernel's walk looks at every
    /// form on every cell here, so that a form that no longer cuts is dropped as early as possible.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>What the walk found. If it was stopped, the cells that it did not come to are open in the certificate,
    /// which then proves bounds.</returns>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <remarks>A stream: memory grows with the number of gates, not with the number of regions.</remarks>
    public static EnumerationSummary Write(
        Network network, HPolyhedron domain, Stream output, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        string[] header = HeaderOf(network, domain, output);
        return Write(header, new DomainRows(domain), network, domain, output, engine, budget, cancellation);
    }

    private static EnumerationSummary Write(
        string[] header, DomainRows rows, Network network, HPolyhedron domain, Stream output, Engine engine, EnumerationBudget? budget,
        CancellationToken cancellation)
    {
        using CertificateText text = new(output);
        WriteHeader(text, header, rows, "counts activation");
        Engine used = EngineChoice.For(network, domain, engine, countsOnly: false);
        EverySink sink = default;
        (EnumerationSummary summary, long leaves) = Walk(network, domain, text, rows, null, used, budget, ref sink, cancellation);
        text.Footer(leaves);
        return summary;
    }

    /// <summary>Walks the cells of a network in a ball and writes the certificate of the number of its regions that meet the
    /// ball.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension whose interior meets the ball.</param>
    /// <param name="ball">The ball. One of the maximum or the sum norm becomes part of the domain; of the sum norm it may have at most
    /// <see cref="BallEnumerator.MostFacetDimension"/> dimensions.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>As for a domain without a ball.</returns>
    /// <exception cref="ArgumentException">A dimension differs, the ball has too many,
    /// or it does not meet the interior of the domain.</exception>
    public static EnumerationSummary Write(
        Network network, HPolyhedron domain, Ball ball, Stream output, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ball);
        string[] header = HeaderOf(network, domain, output);
        if (ball.Dimension != domain.Dimension)
        {
            throw new ArgumentException(
                $"A ball of dimension {ball.Dimension} for a network of {network.InputCount} inputs.", nameof(ball));
        }

        if (ball.Norm != BallNorm.Euclidean)
        {
            (Network inside, HPolyhedron set) = BallPolytope.Make(network, domain, ball);
            return ReferenceEquals(inside, network)
                ? Write(network, set, output, Engine.Auto, budget, cancellation)
                : throw new ArgumentException(
                    $"A ball of the sum norm has a certificate in at most {BallEnumerator.MostFacetDimension} dimensions.", nameof(ball));
        }

        BallShape shape = new(ball);
        using CertificateText text = new(output);
        string line = $"ball 2 {CertificateText.Rational(ball.Radius)} {string.Join(' ', ball.Centre.Select(CertificateText.Rational))}";
        DomainRows rows = new(domain);
        WriteHeader(text, header, rows, line, "counts activation");
        using WalkSession session = EnumerationBudget.Start(budget, cancellation);
        BallEngine kernel = new(domain, ball, KernelArithmetic.Filtered, session.Stop);
        bool meets = false;
        if (!session.TryDo(() => meets = kernel.TryStart()))
        {
            EnumerationSummary nothing = Nothing(text, session).Summary;
            text.Footer(0);
            return nothing;
        }

        if (!meets)
        {
            throw new ArgumentException("The ball does not meet the interior of the domain.", nameof(ball));
        }

        EverySink sink = default;
        TreeWriter<int> writer = new(text, domain, rows.Inequalities, new BallProofSource(kernel, session.Stop), null, session.Stop, shape);
        EnumerationSummary summary = new Walker<EverySink>(network, kernel, session, writer).Run(ref sink);
        writer.Finish();
        text.Footer(writer.Leaves);
        return summary;
    }

    /// <summary>Walks the chambers of an arrangement and writes the certificate of their number.</summary>
    /// <param name="arrangement">Any arrangement.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="engine">The cell kernel; the walk is that of the arrangement as it is, in all of its dimensions.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>As for networks.</returns>
    /// <exception cref="ArgumentException">The vertex kernel is wanted, but the rank exceeds
    /// <see cref="EngineChoice.MaxVertexDimension"/>.</exception>
    public static EnumerationSummary Write(
        HyperplaneArrangement arrangement, Stream output, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        ArgumentNullException.ThrowIfNull(output);
        HPolyhedron space = HPolyhedron.WholeSpace(arrangement.Dimension);
        string[] header =
        [
            "polyhedra-certificate/1 arrangement",
            $"digest {ArrangementDigest.Compute(arrangement)}",
            "numbers exact",
            string.Create(CultureInfo.InvariantCulture, $"inputs {arrangement.Dimension}"),
        ];
        using CertificateText text = new(output);
        DomainRows rows = new(space);
        WriteHeader(text, header, rows, "counts chambers");
        if (arrangement.Count == 0)
        {
            text.Line(string.Concat(".", string.Concat(Enumerable.Repeat(" 0", arrangement.Dimension))));
            text.Footer(1);
            return new EnumerationSummary(StopReason.Complete, 1, 0, 0, TimeSpan.Zero);
        }

        // The kernel that suits the rank; the lineality beyond it costs it little.
        HyperplaneArrangement essential = arrangement.Essentialise();
        Engine used = EngineChoice.For(
            ChamberEnumerator.ToNetwork(essential), HPolyhedron.WholeSpace(essential.Dimension), engine, countsOnly: false);
        Network network = DistinctRows(arrangement, out int[] names);
        EverySink sink = default;
        (EnumerationSummary summary, long leaves) = Walk(network, space, text, rows, names, used, budget, ref sink, cancellation);
        text.Footer(leaves);
        return summary;
    }

    private static string[] HeaderOf(Network network, HPolyhedron domain, Stream output)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(output);
        return domain.Dimension == network.InputCount
            ? [
                "polyhedra-certificate/1 network",
                $"digest {NetworkDigest.Compute(network)}",
                $"numbers {NumberRules.ToText(network.Numbers)}",
                string.Create(CultureInfo.InvariantCulture, $"inputs {network.InputCount}"),
            ]
            : throw new ArgumentException(
                $"A domain of dimension {domain.Dimension} for a network of {network.InputCount} inputs.", nameof(domain));
    }

    // A layer of ReLUs with the rows as they were declared, but without those that describe an earlier hyperplane,
    // and the positions of the others.
    private static Network DistinctRows(HyperplaneArrangement arrangement, out int[] names)
    {
        int dimension = arrangement.Dimension;
        RationalMatrix declared = arrangement.DeclaredRows;
        List<int> first = [];
        for (int i = 0; i < declared.RowCount && first.Count < arrangement.Count; i++)
        {
            // The distinct rows are in the order in which they came first, with the sign they had then.
            if (PrimitiveRow.FromRationals(declared.Row(i)).AsSpan().SequenceEqual(arrangement.Rows.Row(first.Count)))
            {
                first.Add(i);
            }
        }

        names = [.. first];
        RationalMatrix weights = new(first.Count, dimension, [.. first.SelectMany(i => declared.Row(i)[..dimension].ToArray())]);
        return new Network([new DenseLayer(weights, [.. first.Select(i => declared[i, dimension])], Activation.Relu)]);
    }

    // Writes the tree. The sink must be one that is shown every region, because each gets a line.
    private static (EnumerationSummary Summary, long Leaves) Walk<TSink>(
        Network network, HPolyhedron domain, CertificateText text, DomainRows rows, int[]? names, Engine used,
        EnumerationBudget? budget, ref TSink sink, CancellationToken cancellation)
        where TSink : IRegionSink
    {
        using WalkSession session = EnumerationBudget.Start(budget, cancellation);
        if (!DomainInterior.TryFind(domain, session, out ImmutableArray<Rational> start))
        {
            return Nothing(text, session);
        }

        if (used == Engine.Vertex)
        {
            VertexEngine kernel = new(domain, PermanentLineality.DimensionOf(network, domain), KernelArithmetic.Filtered, session.Stop);
            VertexProofSource source = new(kernel, domain.Dimension);
            TreeWriter<VertexCell> writer = new(text, domain, rows.Inequalities, source, names, session.Stop);
            EnumerationSummary summary = new VertexWalker<TSink>(network, kernel, session, tree: writer).Run(ref sink);
            writer.Finish();
            return (summary, writer.Leaves);
        }
        else
        {
            LpEngine kernel = new(domain, start, KernelArithmetic.Filtered, session.Stop);
            LpProofSource source = new(kernel, rows.HalfSpaceStart, rows.KernelCount, domain.Dimension);
            TreeWriter<int> writer = new(text, domain, rows.Inequalities, source, names, session.Stop);
            EnumerationSummary summary = new Walker<TSink>(network, kernel, session, writer).Run(ref sink);
            writer.Finish();
            return (summary, writer.Leaves);
        }
    }

    // Stopped before the walk began: all is open.
    private static (EnumerationSummary Summary, long Leaves) Nothing(CertificateText text, WalkSession session)
    {
        text.Line("?");
        return (session.Nothing(session.Cause), 0);
    }

    private static void WriteHeader(CertificateText text, string[] header, DomainRows rows, params string[] last)
    {
        foreach (string line in header)
        {
            text.Line(line);
        }

        text.Line(string.Create(CultureInfo.InvariantCulture, $"domain {rows.Lines.Count}"));
        foreach (string line in rows.Lines)
        {
            text.Line(line);
        }

        foreach (string line in rows.HullLine is { } hull ? last.Prepend(hull) : last)
        {
            text.Line(line);
        }

        text.Line("body");
    }

    /// <summary>A sink that must be shown every region, because each gets a line.</summary>
    private readonly struct EverySink : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
        }
    }
}
