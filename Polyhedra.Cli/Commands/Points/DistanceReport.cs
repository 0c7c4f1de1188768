using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Local.Measures;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;
using Polyhedra.Core.Numerics;

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
        StringBuilder row = new();
        BoundaryDistance? distance = Measures.Distance();
        row.Append(Index).Append(',').Append(distance?.SquaredDistance.ToString()).Append(',');
        row.Append(CultureInfo.InvariantCulture, $"{Root(distance)}").Append(',');
        row.AppendJoin(' ', (distance?.Nearest ?? []).Select(gate => $"{gate.Layer}:{gate.Unit}:{gate.Breakpoint}"));
        row.Append(',').Append(Measures.Rank());
        if (Radius is { } radius)
        {
            row.Append(',').Append(Measures.Complexity(radius));
        }

        if (Epsilon is { } epsilon)
        {
            DensityEnclosure density = Measures.BoundaryDensity(epsilon);
            row.Append(CultureInfo.InvariantCulture, $",{density.Low},{density.High}");
        }

        return row.Append('\n').ToString();
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        BoundaryDistance? distance = Measures.Distance();
        IEnumerable<DistanceJson.Gate> nearest = (distance?.Nearest ?? []).Select(
            gate => new DistanceJson.Gate(gate.Layer, gate.Unit, gate.Breakpoint));
        JsonSerializer.Serialize(
            writer,
            new DistanceJson(
                "polyhedra/distance/1", Network.ToJson(), JsonRational.All(Measures.Point), new JsonRational(distance?.SquaredDistance),
                Root(distance), nearest,
                Measures.Rank(), Radius, Radius is { } radius ? Measures.Complexity(radius) : null, Epsilon,
                Epsilon is { } epsilon ? DistanceJson.Enclosure.Of(Measures.BoundaryDensity(epsilon)) : null),
            PointsJson.Default.DistanceJson);
    }

    private static double? Root(BoundaryDistance? distance) => distance is null ? null : Math.Sqrt(distance.SquaredDistance.ToDouble());
}
