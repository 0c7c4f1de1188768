using System.Globalization;
using System.Text;
using Polyhedra.Arrangements.Local.Measures;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>How <c>distance</c> prints a point: as a row of a table or as JSON.</summary>
/// <param name="Radius">The radius of local complexity; null if it is not asked for.</param>
/// <param name="Epsilon">The noise of the density of boundary; null if it is not asked for.</param>
internal sealed record DistanceTable(Rational? Radius, Rational? Epsilon)
{
    public string Header() =>
        "point,squaredDistance,distance,nearest,localRank" + (Radius is null ? string.Empty : ",localComplexity")
        + (Epsilon is null ? "\n" : ",boundaryDensityLow,boundaryDensityHigh\n");

    public string Row(int index, LocalMeasures measures)
    {
        StringBuilder row = new();
        BoundaryDistance? distance = measures.Distance();
        row.Append(index).Append(',').Append(distance?.SquaredDistance.ToString()).Append(',');
        row.Append(CultureInfo.InvariantCulture, $"{(distance is null ? null : Root(distance))}").Append(',');
        row.AppendJoin(' ', (distance?.Nearest ?? []).Select(gate => $"{gate.Layer}:{gate.Unit}:{gate.Breakpoint}"));
        row.Append(',').Append(measures.Rank());
        if (Radius is { } radius)
        {
            row.Append(',').Append(measures.Complexity(radius));
        }

        if (Epsilon is { } epsilon)
        {
            DensityEnclosure density = measures.BoundaryDensity(epsilon);
            row.Append(CultureInfo.InvariantCulture, $",{density.Low},{density.High}");
        }

        return row.Append('\n').ToString();
    }

    public void WriteJson(Stream stream, NetworkDescription description, LocalMeasures measures) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/distance/1");
        description.WriteJson(writer);
        JsonOutput.WriteVector(writer, "point", measures.Point);
        BoundaryDistance? distance = measures.Distance();
        if (distance is null)
        {
            writer.WriteNull("squaredDistance");
            writer.WriteNull("distance");
        }
        else
        {
            writer.WriteString("squaredDistance", distance.SquaredDistance.ToString());
            writer.WriteNumber("distance", Root(distance));
        }

        writer.WriteStartArray("nearestGates");
        foreach (GateBreakpoint gate in distance?.Nearest ?? [])
        {
            writer.WriteStartObject();
            writer.WriteNumber("layer", gate.Layer);
            writer.WriteNumber("unit", gate.Unit);
            writer.WriteNumber("breakpoint", gate.Breakpoint);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("localRank", measures.Rank());
        if (Radius is { } radius)
        {
            writer.WriteString("radius", radius.ToString());
            writer.WriteNumber("localComplexity", measures.Complexity(radius));
        }

        if (Epsilon is { } epsilon)
        {
            DensityEnclosure density = measures.BoundaryDensity(epsilon);
            writer.WriteString("epsilon", epsilon.ToString());
            writer.WriteStartObject("boundaryDensity");
            writer.WriteNumber("low", density.Low);
            writer.WriteNumber("high", density.High);
            writer.WriteEndObject();
        }
    });

    private static double Root(BoundaryDistance distance) => Math.Sqrt(distance.SquaredDistance.ToDouble());
}
