using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Arrangements.Enumeration.Kernels.Lp;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes certificates: proofs of the number of activation regions that a small separate program checks.</summary>
public static class CertificateWriter
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    /// <summary>Walks the cells of a network with the LP kernel and writes the certificate of its count (docs/certificate-format.md).</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="output">Receives the text. It is a certificate only if the summary says that the walk was complete.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <remarks>A stream: memory grows with the number of gates, not with the number of regions.</remarks>
    public static EnumerationSummary Write(
        Network network, HPolyhedron domain, Stream output, EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(output);
        if (domain.Dimension != network.InputCount)
        {
            throw new ArgumentException($"A domain of dimension {domain.Dimension} for a network of {network.InputCount} inputs.", nameof(domain));
        }

        budget ??= new EnumerationBudget();
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
            StopReason reason = cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Timeout;
            return new EnumerationSummary(reason, 0, 0, 0, TimeSpan.Zero);
        }

        if (interior is not { } start)
        {
            throw new ArgumentException("The domain has no interior point.", nameof(domain));
        }

        using CertificateText text = new(output);
        List<ExactRow> inequalities = WriteHeader(text, network, domain, out int halfSpaceStart);
        LpEngine engine = new(domain, start, KernelArithmetic.Filtered, stop.Token);
        TreeWriter writer = new(text, domain, inequalities, halfSpaceStart, engine);
        RegionCountSink sink = default;
        EnumerationSummary summary = new Walker<LpKernel, RegionCountSink>(
            network, new LpKernel(engine), budget, cancellation, stop.Token, writer).Run(ref sink);
        if (summary.IsComplete)
        {
            writer.Finish();
        }

        return summary;
    }

    private static List<ExactRow> WriteHeader(CertificateText text, Network network, HPolyhedron domain, out int halfSpaceStart)
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
        text.Line("polyhedra-certificate/1 network");
        text.Line($"digest {NetworkDigest.Compute(network)}");
        text.Line($"numbers {NumberRules.ToText(network.Numbers)}");
        text.Line(string.Create(CultureInfo.InvariantCulture, $"inputs {network.InputCount}"));
        text.Line(string.Create(CultureInfo.InvariantCulture, $"domain {rows.Count}"));
        foreach ((ImmutableArray<Rational> normal, Rational offset) in rows)
        {
            text.Line(string.Join(' ', normal.Prepend(offset).Select(CertificateText.Rational)));
        }

        text.Line("counts activation");
        text.Line("body");
        return [.. rows.Select(row => ExactRow.Of(row.Normal, row.Offset))];
    }

    private static ImmutableArray<Rational> Axis(int dimension, int axis, Rational value)
    {
        Rational[] normal = new Rational[dimension];
        normal[axis] = value;
        return [.. normal];
    }
}
