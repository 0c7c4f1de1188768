using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>Finds the ball of every region, hands it on, and keeps its radius as a double.</summary>
/// <param name="norm">The norm.</param>
/// <param name="lines">Where to, or null.</param>
internal sealed class InsphereSink(BallNorm norm, InsphereLines? lines) : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>The lower bounds of the radii, rounded down, in the order of the walk.</summary>
    public List<double> Radii { get; } = [];

    /// <summary>The regions with balls of every radius.</summary>
    public long Unlimited { get; private set; }

    public void Accept(scoped in RegionView region)
    {
        InscribedBall ball = RegionBalls.Of(region, norm);
        double radius = double.PositiveInfinity;
        if (ball is InscribedBall.Largest largest)
        {
            radius = largest.Lower.ToDoubleDown();
            Radii.Add(radius);
        }
        else
        {
            Unlimited++;
        }

        lines?.Write(region, ball as InscribedBall.Largest, radius);
    }
}
