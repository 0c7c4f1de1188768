namespace Polyhedra.Cli.Commands.Verification;

/// <summary>Reads the tables of <c>data/constructions/</c>, which are part of the program: cells between bars, <c>-</c> for no
/// number.</summary>
internal static class KnownRows
{
    public static IEnumerable<string[]> Read(string name)
    {
        using Stream stream = typeof(KnownRows).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('|', StringSplitOptions.TrimEntries);
            }
        }
    }

    public static long? Number(string cell) => cell is "-" ? null : long.Parse(cell, CultureInfo.InvariantCulture);
}
