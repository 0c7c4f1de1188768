using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Enumeration.Balls;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Arrangements.Enumeration.Kernels.Lp;
using Polyhedra.Arrangements.Enumeration.Kernels.Spherical;
using Polyhedra.Arrangements.Enumeration.Kernels.Vertex;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes certificates: proofs of the number of activation regions, or of chambers, that a small separate program checks.</summary>
public static class CertificateWriter
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    /// <summary>Walks the cells of a network and writes the certificate of its count (docs/certificate-format.md).</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="engine">The cell kernel. The tree of the certificate is the tree of its walk; the vertex kernel's walk looks at every form on every cell here, so that a
    /// form that no longer cuts is dropped as early as possible.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>What the walk found. If it was stopped, the cells that it did not come to are open in the certificate, which then proves bounds.</returns>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <remarks>A stream: memory grows with the number of gates, not with the number of regions.</remarks>
    public static EnumerationSummary Write(
        Network network, HPolyhedron domain, Stream output, Engine engine = Engine.Auto, EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        string[] header = HeaderOf(network, domain, output);
        using CertificateText text = new(output);
        List<ExactRow> inequalities = WriteHeader(text, header, domain, ["counts activation"], out int halfSpaceStart);
        Engine used = EngineChoice.For(network, domain, engine, countsOnly: false);
        return Walk(network, domain, text, inequalities, halfSpaceStart, null, used, budget ?? new EnumerationBudget(), cancellation);
    }

    /// <summary>Walks the cells of a network in a ball and writes the certificate of the number of its regions that meet the ball.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension whose interior meets the ball.</param>
    /// <param name="ball">The ball. One of the maximum or the sum norm becomes part of the domain; of the sum norm it may have at most <see cref="BallEnumerator.MostFacetDimension"/>
    /// dimensions.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>As for a domain without a ball.</returns>
    /// <exception cref="ArgumentException">A dimension differs, the ball has too many, or it does not meet the interior of the domain.</exception>
    public static EnumerationSummary Write(
        Network network, HPolyhedron domain, Ball ball, Stream output, EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ball);
        string[] header = HeaderOf(network, domain, output);
        if (ball.Dimension != domain.Dimension)
        {
            throw new ArgumentException($"A ball of dimension {ball.Dimension} for a network of {network.InputCount} inputs.", nameof(ball));
        }

        if (ball.Norm != BallNorm.Euclidean)
        {
            (Network inside, HPolyhedron set) = BallPolytope.Make(network, domain, ball);
            return ReferenceEquals(inside, network)
                ? Write(network, set, output, Engine.Auto, budget, cancellation)
                : throw new ArgumentException($"A ball of the sum norm has a certificate in at most {BallEnumerator.MostFacetDimension} dimensions.", nameof(ball));
        }

        BallShape shape = new(ball);
        using CertificateText text = new(output);
        string line = $"ball 2 {CertificateText.Rational(ball.Radius)} {string.Join(' ', ball.Centre.Select(CertificateText.Rational))}";
        List<ExactRow> inequalities = WriteHeader(text, header, domain, [line, "counts activation"], out _);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget ??= new EnumerationBudget();
        if (budget.Timeout is { } timeout && timeout < LongestTimer)
        {
            stop.CancelAfter(timeout);
        }

        BallEngine kernel = new(domain, ball, KernelArithmetic.Filtered, stop.Token);
        try
        {
            if (!kernel.TryStart())
            {
                throw new ArgumentException("The ball does not meet the interior of the domain.", nameof(ball));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Nothing(text, cancellation);
        }

        EverySink sink = default;
        TreeWriter<int> writer = new(text, domain, inequalities, new BallProofSource(kernel, stop.Token), null, stop.Token, shape);
        EnumerationSummary summary = new Walker<BallKernel, EverySink>(network, new BallKernel(kernel), budget, cancellation, stop.Token, writer).Run(ref sink);
        writer.Finish();
        return summary;
    }

    /// <summary>Walks the chambers of an arrangement and writes the certificate of their number.</summary>
    /// <param name="arrangement">Any arrangement.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="engine">The cell kernel; the walk is that of the arrangement as it is, in all of its dimensions.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>As for networks.</returns>
    /// <exception cref="ArgumentException">The vertex kernel is wanted, but the rank exceeds <see cref="EngineChoice.MaxVertexDimension"/>.</exception>
    public static EnumerationSummary Write(
        HyperplaneArrangement arrangement, Stream output, Engine engine = Engine.Auto, EnumerationBudget? budget = null, CancellationToken cancellation = default)
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
        List<ExactRow> inequalities = WriteHeader(text, header, space, ["counts chambers"], out int halfSpaceStart);
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
        return Walk(network, space, text, inequalities, halfSpaceStart, names, used, budget ?? new EnumerationBudget(), cancellation);
    }

    // A layer of ReLUs with the rows as they were declared, but without those that describe an earlier hyperplane, and the positions of the others.
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

    private static EnumerationSummary Walk(
        Network network, HPolyhedron domain, CertificateText text, List<ExactRow> inequalities, int halfSpaceStart, int[]? names, Engine used,
        EnumerationBudget budget, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (budget.Timeout is { } timeout && timeout < LongestTimer)
        {
            stop.CancelAfter(timeout);
        }

        ImmutableArray<Rational>? interior;
        try
        {
            interior = InteriorPoint.Find(domain, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Nothing(text, cancellation);
        }

        if (interior is not { } start)
        {
            throw new ArgumentException("The domain has no interior point.", nameof(domain));
        }

        EverySink sink = default;
        EnumerationSummary summary;
        if (used == Engine.Vertex)
        {
            VertexEngine kernel = new(domain, PermanentLineality.DimensionOf(network, domain), KernelArithmetic.Filtered, stop.Token);
            TreeWriter<VertexCell> writer = new(text, domain, inequalities, new VertexProofSource(kernel, domain.Dimension), names, stop.Token);
            summary = new VertexWalker<EverySink>(network, kernel, budget, cancellation, stop.Token, tree: writer).Run(ref sink);
            writer.Finish();
        }
        else
        {
            LpEngine kernel = new(domain, start, KernelArithmetic.Filtered, stop.Token);
            LpProofSource source = new(kernel, halfSpaceStart, inequalities.Count, domain.Dimension);
            TreeWriter<int> writer = new(text, domain, inequalities, source, names, stop.Token);
            summary = new Walker<LpKernel, EverySink>(network, new LpKernel(kernel), budget, cancellation, stop.Token, writer).Run(ref sink);
            writer.Finish();
        }

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
            : throw new ArgumentException($"A domain of dimension {domain.Dimension} for a network of {network.InputCount} inputs.", nameof(domain));
    }

    // Stopped before the walk began: all is open.
    private static EnumerationSummary Nothing(CertificateText text, CancellationToken cancellation)
    {
        text.Line("?");
        text.Footer(0);
        StopReason reason = cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Timeout;
        return new EnumerationSummary(reason, 0, 0, 0, TimeSpan.Zero);
    }

    private static List<ExactRow> WriteHeader(CertificateText text, string[] header, HPolyhedron domain, string[] last, out int halfSpaceStart)
    {
        foreach (string line in header)
        {
            text.Line(line);
        }

        List<(ImmutableArray<Rational> Normal, Rational Offset)> rows = [];
        for (int k = 0; k < domain.Dimension; k++)
        {
            if (domain.Lower[k] is { } lower)
            {
                rows.Add((Axis(domain.Dimension, k, Rational.One), -lower));
            }

            if (domain.Upper[k] is { } upper)
            {
                rows.Add((Axis(domain.Dimension, k, Rational.MinusOne), upper));
            }
        }

        halfSpaceStart = rows.Count;
        rows.AddRange(domain.HalfSpaces.Where(halfSpace => halfSpace.Normal.Any(entry => !entry.IsZero))
            .Select(halfSpace => (halfSpace.Normal, halfSpace.Offset)));
        text.Line(string.Create(CultureInfo.InvariantCulture, $"domain {rows.Count}"));
        foreach ((ImmutableArray<Rational> normal, Rational offset) in rows)
        {
            text.Line(string.Join(' ', normal.Prepend(offset).Select(CertificateText.Rational)));
        }

        foreach (string line in last)
        {
            text.Line(line);
        }

        text.Line("body");
        return [.. rows.Select(row => ExactRow.Of(row.Normal, row.Offset))];
    }

    private static ImmutableArray<Rational> Axis(int dimension, int axis, Rational value)
    {
        Rational[] normal = new Rational[dimension];
        normal[axis] = value;
        return [.. normal];
    }

    /// <summary>A sink that must be shown every region, because each gets a line.</summary>
    private readonly struct EverySink : IRegionSink
    {
        // Said again: code that is compiled ahead of time cannot resolve the interface's own answer.
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
        }
    }
}
