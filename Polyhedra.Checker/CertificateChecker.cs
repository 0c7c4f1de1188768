using System.Globalization;
using System.IO.Compression;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>Checks certificates of the format that docs/certificate-format.md fixes.</summary>
public static class CertificateChecker
{
    private const long MaxHeaderBytes = 1L << 26;

    /// <summary>Whether a certificate proves how many activation regions a network has, and how many.</summary>
    /// <param name="networkPath">A <c>polyhedra-network/1</c> file.</param>
    /// <param name="certificatePath">The certificate; gzip if the name ends in <c>.gz</c>.</param>
    /// <param name="options">What it must be about, or null.</param>
    /// <exception cref="CheckerInputException">The network or the wanted domain cannot be read. Anything wrong with the certificate is a verdict.</exception>
    public static Verdict Check(string networkPath, string certificatePath, CheckOptions? options = null)
    {
        options ??= new CheckOptions();
        NetworkJson network = NetworkJson.Read(networkPath);
        List<Fraction[]>? domain = options.Domain is null ? null : Domain.Parse(options.Domain, network.Inputs);
        try
        {
            using FileStream file = File.OpenRead(certificatePath);
            using Stream text = certificatePath.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using LineReader lines = new(text);
            return Check(network, lines, domain, options);
        }
        catch (RejectedException problem)
        {
            return new Verdict { Reason = problem.Message };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Verdict { Reason = $"the certificate cannot be read: {problem.Message}" };
        }
    }

    private static Verdict Check(NetworkJson network, LineReader lines, List<Fraction[]>? wantedDomain, CheckOptions options)
    {
        string digest = network.Digest();
        Expect(lines, "polyhedra-certificate/1 network", "this version of the format, for a network");
        Expect(lines, $"digest {digest}", "the digest of this network");
        Expect(lines, $"numbers {network.Numbers}", "the network's reading rule");
        Expect(lines, $"inputs {network.Inputs}", "the network's number of inputs");
        List<Fraction[]> domain = ReadDomain(lines, network.Inputs, out List<string> domainLines);
        Expect(lines, "counts activation", "a count of activation regions");
        Expect(lines, "body", "the body");
        if (options.Numbers is { } numbers && !string.Equals(numbers, network.Numbers, StringComparison.Ordinal))
        {
            throw new RejectedException($"the reading rule is {network.Numbers}, not {numbers}");
        }

        if (wantedDomain is not null && !Domain.Canonical(domain).SetEquals(Domain.Canonical(wantedDomain)))
        {
            throw new RejectedException("the certificate is about another domain");
        }

        TreeChecker tree = new(network.Layers, network.Inputs, domain.Select(Domain.ToAffine), lines);
        tree.Check();
        ReadFooter(lines, tree);
        if (options.Count is { } count && (tree.Leaves != count || !tree.OpenBound.IsZero))
        {
            throw new RejectedException($"the certificate does not prove {count} regions");
        }

        return new Verdict
        {
            AtLeast = tree.Leaves,
            AtMost = tree.Leaves + tree.OpenBound,
            Digest = digest,
            Numbers = network.Numbers,
            Domain = [.. domainLines],
        };
    }

    private static List<Fraction[]> ReadDomain(LineReader lines, int dimension, out List<string> text)
    {
        Words words = lines.Next();
        if (words.Word() is not "domain")
        {
            throw lines.Reject("expected the domain");
        }

        int count = words.Index();
        words.End();
        List<Fraction[]> domain = [];
        text = [];
        for (int i = 0; i < count; i++)
        {
            words = lines.Next();
            Fraction[] row = new Fraction[dimension + 1];
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = words.Rational();
            }

            words.End();
            if (Domain.IsConstant(row))
            {
                throw lines.Reject("an inequality without a normal");
            }

            if (lines.ByteCount > MaxHeaderBytes)
            {
                throw lines.Reject($"the header has more than {MaxHeaderBytes} bytes");
            }

            domain.Add(row);
            text.Add(words.Line);
        }

        return domain;
    }

    private static void ReadFooter(LineReader lines, TreeChecker tree)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"end {tree.Leaves} ");
        string line = lines.Next().Line;
        if (!line.StartsWith(expected, StringComparison.Ordinal))
        {
            throw lines.Reject($"expected the end of a tree of {tree.Leaves} leaves");
        }

        if (!string.Equals(line[expected.Length..], lines.HashBefore(), StringComparison.Ordinal))
        {
            throw lines.Reject("the hash differs");
        }

        if (!lines.IsAtEnd())
        {
            throw lines.Reject("something follows the end");
        }

        if (tree.Leaves == 0 && tree.OpenBound.IsZero)
        {
            throw lines.Reject("a domain without interior");
        }
    }

    private static void Expect(LineReader lines, string expected, string what)
    {
        if (!string.Equals(lines.Next().Line, expected, StringComparison.Ordinal))
        {
            throw lines.Reject($"expected {what}: {expected}");
        }
    }
}
