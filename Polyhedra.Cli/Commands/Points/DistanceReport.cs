using Polyhedra.Arrangements.Local.Measures;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>distance</c> found at a point: a row of a table, or JSON.</summary>
/// <param name="Network">The network.</param>
/// <param name="Index">Which point it is.</param>
/// <param name="Measures">The measures there.</param>
/// <param name="Radius">The radius of local complexity; null if it is not asked for.</param>
/// <param name="Epsilon">The noise of the density of boundary; null if it is not asked for.</param>
internal sealed record DistanceReport(NetworkDescription Network, int Index, LocalMeasures Measures, Rational? Radius, Rational? Epsilon)
    : IReport
{
    /// <summary>The first row of the table.</summary>
    public static string Header(Rational? radius, Rational? epsilon) =>
        "point,squaredDistance,distance,nearest,localRank" + (radius is null ? string.Empty : ",localComplexity")
        + (epsilon is null ? "\n" : ",boundaryDensityLow,boundaryDensityHigh\n");

    public string Text()
    {
        BoundaryDistance? distance = Measures.Distance();
        string nearest = string.Join(' ', (distance?.Nearest ?? []).Select(gate => $"{gate.Layer}:{gate.Unit}:{gate.Breakpoint}"));
        string complexity = Radius is { } radius ? $",{Measures.Complexity(radius)}" : string.Empty;
        string density = Epsilon is { } epsilon && Measures.BoundaryDensity(epsilon) is var between
            ? $",{between.Low},{between.High}"
            : string.Empty;
        return $"{Index},{distance?.SquaredDistance},{Root(distance)},{nearest},{Measures.Rank()}{complexity}{density}\n";
    }

    public void WriteFields(JsonFields json)
    {
        BoundaryDistance? distance = Measures.Distance();
        json.Add("schema", "polyhedra/distance/1")
            .Add("network", Network)
            .Add("point", Measures.Point)
            .AddOrNull("squaredDistance", distance?.SquaredDistance)
            .AddOrNull("distance", Root(distance))
            .AddEach("nearestGates", distance?.Nearest ?? [], (gates, gate) => gates
                .Add("layer", gate.Layer)
                .Add("unit", gate.Unit)
                .Add("breakpoint", gate.Breakpoint))
            .Add("localRank", Measures.Rank());
        if (Radius is { } radius)
        {
            json.Add("radius", radius).Add("localComplexity", Measures.Complexity(radius));
        }

        if (Epsilon is { } epsilon)
        {
            DensityEnclosure density = Measures.BoundaryDensity(epsilon);
            json.Add("epsilon", epsilon).Add("boundaryDensity", enclosure => enclosure.Add("low", density.Low).Add("high", density.High));
        }
    }

    private static double? Root(BoundaryDistance? distance) => distance is null ? null : Math.Sqrt(distance.SquaredDistance.ToDouble());
}
