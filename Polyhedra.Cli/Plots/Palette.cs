namespace Polyhedra.Cli.Plots;

/// <summary>Colours that people with any kind of colour vision can tell apart.</summary>
internal static class Palette
{
    // Paul Tol, Colour schemes, 2021: the scheme "light", for filled areas; the most different ones first.
    private static readonly string[] Fills =
        ["#77aadd", "#eedd88", "#ee8866", "#44bb99", "#ffaabb", "#dddddd", "#bbcc33", "#99ddff", "#aaaa00"];

    // Nunez, Anderton, Renslow, Optimizing colormaps with consideration for color vision deficiency, 2018: cividis, in
    // nine steps.
    private static readonly (int Red, int Green, int Blue)[] Cividis =
        [
            (0, 34, 78), (18, 53, 112), (59, 73, 108), (87, 93, 109), (112, 113, 115), (138, 134, 120), (165, 156, 116), (195, 179, 105),
            (225, 204, 85), (254, 232, 56),
        ];

    /// <summary>How many colours are used where fewer are not needed.</summary>
    public const int Usual = 7;

    /// <summary>A colour for a class of areas. Past the scheme the colours get darker.</summary>
    public static string Fill(int index)
    {
        string colour = Fills[index % Fills.Length];
        double shade = Math.Pow(0.8, index / Fills.Length);
        return index < Fills.Length
            ? colour
            : Hex(Channel(colour, 1) * shade, Channel(colour, 3) * shade, Channel(colour, 5) * shade);
    }

    /// <summary>A colour for a number from 0 to 1, from dark blue to yellow.</summary>
    public static string Sequential(double value)
    {
        double position = Math.Clamp(value, 0, 1) * (Cividis.Length - 1);
        int below = Math.Min((int)position, Cividis.Length - 2);
        double part = position - below;
        (int Red, int Green, int Blue) low = Cividis[below];
        (int Red, int Green, int Blue) high = Cividis[below + 1];
        return Hex(Mix(low.Red, high.Red, part), Mix(low.Green, high.Green, part), Mix(low.Blue, high.Blue, part));
    }

    private static double Mix(int low, int high, double part) => low + (part * (high - low));

    private static int Channel(string colour, int position) => Convert.ToInt32(colour.Substring(position, 2), 16);

    private static string Hex(double red, double green, double blue) =>
        $"#{(int)Math.Round(red):x2}{(int)Math.Round(green):x2}{(int)Math.Round(blue):x2}";
}
