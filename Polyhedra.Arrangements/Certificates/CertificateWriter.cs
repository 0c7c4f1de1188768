using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Arrangements.Enumeration.Kernels.Lp;
using Polyhedra.Arrangements.Enumeration.Kernels.Vertex;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes certificates: proofs of the number of activation regions that a small separate program checks.</summary>
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
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(output);
        if (domain.Dimension != network.InputCount)
        {
            throw new ArgumentException($"A domain of dimension {domain.Dimension} for a network of {network.InputCount} inputs.", nameof(domain));
        }

        string[] header =
        [
            "polyhedra-certificate/1 network",
            $"digest {NetworkDigest.Compute(network)}",
            $"numbers {NumberRules.ToText(network.Numbers)}",
            string.Create(CultureInfo.InvariantCulture, $"inputs {network.InputCount}"),
        ];
        return Write(network, domain, header, "counts activation", output, engine, budget ?? new EnumerationBudget(), cancellation);
    }

    private static EnumerationSummary Write(
        Network network, HPolyhedron domain, string[] header, string counts, Stream output, Engine engine, EnumerationBudget budget,
        CancellationToken cancellation)
    {
        Engine used = EngineChoice.For(network, domain, engine, countsOnly: false);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (budget.Timeout is { } timeout && timeout < LongestTimer)
        {
            stop.CancelAfter(timeout);
        }

        using CertificateText text = new(output);
        foreach (string line in header)
        {
            text.Line(line);
        }

        List<ExactRow> inequalities = WriteDomain(text, domain, out int halfSpaceStart);
        text.Line(counts);
        text.Line("body");
        ImmutableArray<Rational>? interior;
        try
        {
            interior = InteriorPoint.Find(domain, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            text.Line("?");
            text.Footer(0);
            StopReason reason = cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Timeout;
            return new EnumerationSummary(reason, 0, 0, 0, TimeSpan.Zero);
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
            TreeWriter<VertexCell> writer = new(text, domain, inequalities, new VertexProofSource(kernel, domain.Dimension), stop.Token);
            summary = new VertexWalker<EverySink>(network, kernel, budget, cancellation, stop.Token, tree: writer).Run(ref sink);
            writer.Finish();
        }
        else
        {
            LpEngine kernel = new(domain, start, KernelArithmetic.Filtered, stop.Token);
            LpProofSource source = new(kernel, halfSpaceStart, inequalities.Count, domain.Dimension);
            TreeWriter<int> writer = new(text, domain, inequalities, source, stop.Token);
            summary = new Walker<LpKernel, EverySink>(network, new LpKernel(kernel), budget, cancellation, stop.Token, writer).Run(ref sink);
            writer.Finish();
        }

        return summary;
    }

    private static List<ExactRow> WriteDomain(CertificateText text, HPolyhedron domain, out int halfSpaceStart)
    {
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
