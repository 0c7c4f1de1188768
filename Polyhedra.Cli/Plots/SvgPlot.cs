namespace Polyhedra.Cli.Plots;

/// <summary>A plot as an SVG 1.1 file: regions as filled polygons, the boundary of the decision, axes, a caption.</summary>
/// <remarks>Polygons of one colour are one path, with a thin stroke of that colour over the joins.</remarks>
internal sealed class SvgPlot
{
    private const int Left = 54;
    private const int Top = 14;
    private const int TickLength = 5;
    private const int LineHeight = 18;
    private const int FontSize = 13;
    private readonly Utf8Text _text;
    private readonly PlotScale _scale;

    public SvgPlot(PlotScale scale, Utf8Text text)
    {
        _scale = scale;
        _text = text;
    }

    /// <summary>Paths of polygons with their colours.</summary>
    public required IReadOnlyList<(string Colour, PathBuilder Path)> Fills { get; init; }

    /// <summary>Whether thin white lines separate all regions.</summary>
    public required bool HasOutlines { get; init; }

    /// <summary>The decision boundary.</summary>
    public required PathBuilder Boundary { get; init; }

    /// <summary>The lines below the picture.</summary>
    public required IReadOnlyList<string> Caption { get; init; }

    /// <summary>The names of the two coordinates.</summary>
    public required (string First, string Second) AxisNames { get; init; }

    /// <summary>What the colours mean, if they stand for numbers.</summary>
    public ColourBar? Bar { get; init; }

    public void Write()
    {
        // A caption line is about seven units a character wide.
        int longest = Caption.Max(line => line.Length) * 7;
        int right = Bar is null ? 18 : 96;
        int width = Math.Max(Left + _scale.Width + right, longest + (2 * Top));
        int height = Top + _scale.Height + 44 + (LineHeight * Caption.Count) + 6;
        _text.Add(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" "
            + $"height=\"{height}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"{FontSize}\" fill=\"#222\">\n");
        _text.Add("<title>"u8).AddXml(Caption[0]).Add("</title>\n"u8);
        _text.Add($"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        _text.Add($"<clipPath id=\"view\"><rect width=\"{_scale.Width}\" height=\"{_scale.Height}\"/></clipPath>\n");
        _text.Add($"<g transform=\"translate({Left} {Top})\">\n<g clip-path=\"url(#view)\">\n");
        string outline = HasOutlines ? " stroke=\"#fff\"" : string.Empty;
        _text.Add($"<g transform=\"scale({1.0 / PlotScale.Fineness:0.##})\" stroke-width=\"{(HasOutlines ? 4 : 7)}\" ");
        _text.Add($"stroke-linejoin=\"round\"{outline}>\n");
        foreach ((string colour, PathBuilder path) in Fills)
        {
            string stroke = HasOutlines ? string.Empty : $" stroke=\"{colour}\"";
            _text.Add($"<path fill=\"{colour}\"{stroke} d=\"").Add(path.ToString()).Add("\"/>\n"u8);
            _text.Pass();
        }

        _text.Add("</g>\n"u8);
        if (!Boundary.IsEmpty)
        {
            _text.Add($"<g transform=\"scale({1.0 / PlotScale.Fineness:0.##})\" fill=\"none\" ");
            _text.Add("stroke-linecap=\"round\" stroke-linejoin=\"round\">\n"u8);
            _text.Add("<path id=\"boundary\" stroke=\"#fff\" stroke-width=\"46\" d=\""u8).Add(Boundary.ToString()).Add("\"/>\n"u8);
            _text.Add("<path stroke=\"#111\" stroke-width=\"22\" d=\""u8).Add(Boundary.ToString()).Add("\"/>\n</g>\n"u8);
        }

        _text.Add("</g>\n"u8);
        WriteAxes();
        if (Bar is not null)
        {
            WriteBar(Bar);
        }

        _text.Add("</g>\n"u8);
        for (int i = 0; i < Caption.Count; i++)
        {
            int y = Top + _scale.Height + 44 + (LineHeight * (i + 1)) - 6;
            string weight = i == 0 ? " font-weight=\"bold\"" : string.Empty;
            _text.Add($"<text x=\"{Top}\" y=\"{y}\"{weight}>").AddXml(Caption[i]).Add("</text>\n"u8);
        }

        _text.Add("</svg>\n"u8);
        _text.Flush();
    }

    private void WriteAxes()
    {
        PlotAxis across = _scale.Axis(0);
        PlotAxis up = _scale.Axis(1);
        _text.Add($"<rect width=\"{_scale.Width}\" height=\"{_scale.Height}\" fill=\"none\" stroke=\"#222\"/>\n<g stroke=\"#222\">");
        foreach ((double position, string _) in across.Ticks)
        {
            _text.Add("<path d=\"M"u8).Add(position * _scale.Width, 1).Add($" {_scale.Height}v{TickLength}\"/>");
        }

        foreach ((double position, string _) in up.Ticks)
        {
            _text.Add("<path d=\"M0 "u8).Add((1 - position) * _scale.Height, 1).Add($"h-{TickLength}\"/>");
        }

        _text.Add("</g>\n<g text-anchor=\"middle\">"u8);
        foreach ((double position, string label) in across.Ticks)
        {
            _text.Add("<text x=\""u8).Add(position * _scale.Width, 1);
            _text.Add($"\" y=\"{_scale.Height + TickLength + FontSize}\">{label}</text>");
        }

        _text.Add($"<text x=\"{_scale.Width / 2}\" y=\"{_scale.Height + 36}\">{across.Title(AxisNames.First)}</text></g>\n");
        _text.Add("<g text-anchor=\"end\">"u8);
        foreach ((double position, string label) in up.Ticks)
        {
            _text.Add($"<text x=\"-{TickLength + 3}\" y=\"").Add(((1 - position) * _scale.Height) + 4.5, 1).Add($"\">{label}</text>");
        }

        _text.Add($"</g>\n<text transform=\"translate(-40 {_scale.Height / 2}) rotate(-90)\" text-anchor=\"middle\">");
        _text.Add($"{up.Title(AxisNames.Second)}</text>\n");
    }

    private void WriteBar(ColourBar bar)
    {
        const int Stops = 16;
        int x = _scale.Width + 18;
        _text.Add("<linearGradient id=\"bar\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">"u8);
        for (int i = 0; i <= Stops; i++)
        {
            _text.Add("<stop offset=\""u8).Add((double)i / Stops, 4).Add($"\" stop-color=\"{Palette.Sequential((double)i / Stops)}\"/>");
        }

        _text.Add($"</linearGradient>\n<rect x=\"{x}\" width=\"14\" height=\"{_scale.Height}\" fill=\"url(#bar)\" stroke=\"#222\"/>\n");
        foreach ((double position, string label) in bar.Ticks())
        {
            double y = (1 - position) * _scale.Height;
            _text.Add($"<text x=\"{x + 19}\" y=\"").Add(Math.Clamp(y + 4.5, FontSize - 2, _scale.Height), 1).Add($"\">{label}</text>");
        }

        _text.Add($"\n<text transform=\"translate({x + 68} {_scale.Height / 2}) rotate(-90)\" text-anchor=\"middle\">");
        _text.AddXml(bar.Title).Add("</text>\n"u8);
    }
}
