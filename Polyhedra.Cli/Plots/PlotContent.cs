namespace Polyhedra.Cli.Plots;

/// <summary>Turns exact polygons into the paths of a picture.</summary>
internal sealed class PlotContent(
    RegionInput input, RegionGraph graph, PlottedRegions regions, DecisionBoundary? boundary, Viewport view)
{
    // So many colours for numbers that every one is as good as its neighbour.
    private const int Shades = 48;
    private const string Endless = "#dddddd";
    private readonly PlotScale _scale = new(view);

    /// <summary>Draws.</summary>
    /// <param name="classOf">The class of each region, whose neighbours get other colours; null: colours stand for inradii.</param>
    /// <param name="text">Where to.</param>
    public void Draw(Func<int, int>? classOf, Utf8Text text)
    {
        ColourBar? bar = classOf is null ? RadiusBar() : null;
        string[] colours = classOf is null ? ByRadius(bar) : ByClass(classOf);
        Dictionary<string, PathBuilder> paths = new(StringComparer.Ordinal);
        int shown = 0;
        for (int region = 0; region < colours.Length; region++)
        {
            if (view.Clip(regions.Closures[region]) is { } polygon)
            {
                shown++;
                if (!paths.TryGetValue(colours[region], out PathBuilder? path))
                {
                    path = paths[colours[region]] = new PathBuilder();
                }

                path.AddPolygon(PlottedRegions.Around(polygon).Select(point => _scale.Of(point)));
            }
        }

        SvgPlot plot = new(_scale, text)
        {
            Fills = [.. paths.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))],
            HasOutlines = classOf is null,
            Boundary = BoundaryPath(),
            Caption = Caption(shown),
            AxisNames = input.Slice is null ? ("input 0", "input 1") : ("s1", "s2"),
            Bar = bar,
        };
        plot.Write();
    }

    private PathBuilder BoundaryPath()
    {
        PathBuilder path = new();
        foreach (BoundaryPiece piece in boundary?.Pieces ?? [])
        {
            if (view.Clip(piece.Polytope) is { } segment)
            {
                path.AddLine(Enumerable.Range(0, segment.VertexCount).Select(v => _scale.Of(segment.Vertex(v).AsSpan())));
            }
        }

        return path;
    }

    private string[] ByClass(Func<int, int> classOf)
    {
        int[] classes = [.. Enumerable.Range(0, graph.RegionCount).Select(classOf)];
        int[] colours = RegionColouring.Of(graph, region => classes[region], classes.Max() + 1);
        return [.. classes.Select(c => Palette.Fill(colours[c]))];
    }

    private ColourBar? RadiusBar()
    {
        // A few regions may be many powers of ten smaller than all others.
        double[] finite = [.. regions.RadiusLogarithms.Where(double.IsFinite).Order()];
        return finite.Length == 0 ? null : new ColourBar("inradius (5 % lie below)", finite[finite.Length / 20], finite[^1]);
    }

    private string[] ByRadius(ColourBar? bar) =>
        [.. regions.RadiusLogarithms.Select(logarithm => !double.IsFinite(logarithm) || bar is null
            ? Endless
            : Palette.Sequential(Math.Round(bar.Fraction(logarithm) * Shades) / Shades))];

    private static string Short(string text) =>
        text.Length <= 40 ? text : Path.GetFileName(text) is { Length: <= 40 } name ? name : text[..37] + "...";

    private List<string> Caption(int shown)
    {
        string domain = Short(input.DomainText);
        string slice = input.Slice is { } on
            ? $", slice {Short(on.Text)}{(on.Seed is { } seed ? $" (seed {seed})" : string.Empty)} on {Short(on.DomainText)}"
            : string.Empty;
        string inView = shown == graph.RegionCount ? string.Empty : $" ({shown} in view)";
        List<string> caption =
        [
            $"{Path.GetFileName(input.Description.Path)}: {input.Description.Shape}",
            $"domain {domain}{slice}: {Words.Plural(graph.RegionCount, "activation region")}{inView}, "
            + $"{Words.Plural(graph.LinearRegionCount, "linear region")}, "
            + $"{Words.Plural(graph.AffinePieceCount, "affine piece")}",
        ];
        if (boundary is not null)
        {
            string set = input.Network.OutputCount == 1 ? "y = 0" : "two largest outputs equal";
            string ties = boundary.Ties.Length == 0
                ? string.Empty
                : $"; {Words.Plural(boundary.Ties.Length, "region")} with a tie throughout";
            caption.Add(
                $"decision boundary ({set}): {Words.Plural(boundary.Pieces.Length, "piece")}, "
                + $"{boundary.MergedCount} after merging{ties}");
        }

        return caption;
    }
}
