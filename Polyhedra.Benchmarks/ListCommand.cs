using System.Diagnostics;
using System.Globalization;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Benchmarks;

/// <summary><c>list FILE [DOMAIN [ENGINE]]</c>: the time of visiting every region with its pattern, as one JSON object.</summary>
/// <remarks>For comparisons with other programs, process against process: at least six runs and at least two seconds, the best of them.
/// FILE is a network, in <c>box:-1,1</c> if no other domain is named, or an arrangement, in all of space.</remarks>
internal static class ListCommand
{
    private const int FewestRuns = 6;
    private static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(2);

    public static void Run(ReadOnlySpan<string> arguments, TextWriter output)
    {
        if (arguments is not [string path, ..])
        {
            throw new ArgumentException("Expected: list FILE [DOMAIN [ENGINE]]", nameof(arguments));
        }

        bool isArrangement = File.ReadAllText(path).Contains("polyhedra-arrangement/1", StringComparison.Ordinal);
        Network network = isArrangement ? ChamberEnumerator.ToNetwork(ArrangementFile.Read(path)) : NetworkFile.Read(path);
        HPolyhedron domain = DomainText.Parse(arguments.Length > 1 ? arguments[1] : isArrangement ? "all" : "box:-1,1", network.InputCount);
        Engine wanted = arguments.Length > 2 ? Enum.Parse<Engine>(arguments[2], ignoreCase: true) : Engine.Auto;
        Engine engine = EngineChoice.For(network, domain, wanted, countsOnly: false);

        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan best = TimeSpan.MaxValue;
        long regions = 0;
        for (int run = 0; run < FewestRuns || watch.Elapsed < ShortestTime; run++)
        {
            PatternDigestSink sink = default;
            EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref sink, engine);
            regions = summary.ActivationRegions;
            best = summary.Elapsed < best ? summary.Elapsed : best;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $$"""{"regions":{{regions}},"engine":"{{engine}}","seconds":{{best.TotalSeconds:R}}}"""));
    }
}
