namespace Polyhedra.Cli.Commands.Studies;

/// <summary>The names of the estimators.</summary>
internal static class EstimateMethods
{
    public const string Distinct = "distinct";
    public const string Chao1 = "chao1";
    public const string Chao1BiasCorrected = "chao1-bc";
    public const string GoodTuring = "good-turing";
    public const string LincolnPetersen = "lincoln-petersen";
    public const string Chapman = "chapman";
    public const string LineSweep = "line-sweep";
    public const string XorBound = "xor-bound";
    public const string XorPower = "xor-power";
    public const string XorCount = "xor-count";
    public const string FilePrefix = "file:";

    /// <summary>All but the users' own, in the order in which they are printed.</summary>
    public static ImmutableArray<string> Names { get; } =
        [Distinct, Chao1, Chao1BiasCorrected, GoodTuring, LincolnPetersen, Chapman, LineSweep, XorBound, XorPower, XorCount];

    /// <summary>Whether a method needs the list of all patterns.</summary>
    public static bool NeedsPatterns(string method) => method is XorBound or XorPower or XorCount;

    /// <summary>The methods that values of <c>--method</c> name, each once, in the order of their first mention.</summary>
    /// <exception cref="UsageException">One is unknown.</exception>
    public static ImmutableArray<string> Parse(IReadOnlyCollection<string> values)
    {
        List<string> methods = [];
        foreach (string value in values.Count == 0 ? ["all"] : values)
        {
            bool isFile = value.StartsWith(FilePrefix, StringComparison.Ordinal);
            foreach (string name in isFile ? [value] : value.Split(','))
            {
                methods.AddRange(
                    name is "all" ? Names
                    : isFile || Names.Contains(name, StringComparer.Ordinal) ? [name]
                    : throw OptionValue.Expected("--method", $"all, {string.Join(", ", Names)} or file:PATH", name));
            }
        }

        return [.. methods.Distinct(StringComparer.Ordinal)];
    }
}
