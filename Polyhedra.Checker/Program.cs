namespace Polyhedra.Checker;

/// <summary>The checker as a program: <c>polyhedra-check FILE CERTIFICATE</c> and options.</summary>
internal static class Program
{
    private const string Usage =
        "polyhedra-check FILE CERTIFICATE [--domain D] [--numbers exact|float32|float64] [--normalise] [--count N] [--threads T]";

    /// <summary>0: verified; 1: rejected; 2: wrong usage; 3: FILE or the domain cannot be used, or the verdict not be written.</summary>
    public static int Main(string[] args)
    {
        string[] words = [.. args.Where(word => word is not "--normalise")];
        CheckOptions? options = new() { Normalise = words.Length < args.Length };
        for (int i = 2; i < words.Length && options is not null; i += 2)
        {
            options = With(options, words[i], words.ElementAtOrDefault(i + 1) ?? string.Empty);
        }

        if (options is null || words is not [[not '-', ..], [not '-', ..], ..])
        {
            Console.Error.WriteLine($"usage: {Usage}");
            return args is ["--help"] ? 0 : 2;
        }

        try
        {
            Verdict verdict = CertificateChecker.Check(words[0], words[1], options);
            Console.Out.Write(verdict.Report());
            return verdict.IsVerified ? 0 : 1;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            string place = problem is FormatException ? string.Empty : "standard output: cannot be written: ";
            Console.Error.WriteLine($"polyhedra-check: {place}{problem.Message}");
            return 3;
        }
    }

    private static CheckOptions? With(CheckOptions options, string name, string value) => name switch
    {
        "--domain" when value.Length > 0 => options with { Domain = value },
        "--numbers" when value is "exact" or "float32" or "float64" => options with { Numbers = value },
        "--count" when long.TryParse(value, out long count) && count > 0 => options with { Count = count },
        "--threads" when int.TryParse(value, out int threads) && threads is > 0 and <= 1024 => options with { Threads = threads },
        _ => null,
    };
}
