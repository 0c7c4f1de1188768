using System.Security.Cryptography;
using System.Text;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Tests.Cli;
using DomainText = Polyhedra.Arrangements.Domains.DomainText;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>A good certificate that is to be changed, with what it is about.</summary>
internal sealed class CampaignCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _extension;
    private readonly HPolyhedron? _domain;
    private readonly FlatDomain? _flat;
    private readonly string? _domainName;
    private readonly long _linearRegions;

    private CampaignCase(
        string json, string? domain, Func<CampaignCase, string> certificate, long linearRegions = 0, string extension = "json")
    {
        _extension = extension;
        _linearRegions = linearRegions;
        Json = json;
        Path = _folder.Write($"subject.{extension}", json);
        Network = ReadNetwork(Path);
        _domainName = domain is not null && domain.Contains('{', StringComparison.Ordinal) ? _folder.Write("domain.json", domain) : domain;
        _domain = domain is null ? null : DomainText.Parse(_domainName!, Network.InputCount);
        _flat = _domain is not null && InteriorPoint.Find(_domain) is null ? FlatDomain.Of(_domain) : null;
        string[] lines = certificate(this).Split('\n')[..^1];
        Lines = lines[^1].StartsWith("end ", StringComparison.Ordinal) ? lines[..^1] : lines;
        Judge = JudgeOf(Network, Lines);
        Original = Check(Seal(Lines));
    }

    /// <summary>The text of the file that it is about.</summary>
    public string Json { get; }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>The network; of an arrangement one layer of ReLUs, a unit a row.</summary>
    public Network Network { get; }

    /// <summary>All lines but the footer.</summary>
    public string[] Lines { get; }

    /// <summary>The line of the body's first word.</summary>
    public int Body => Array.IndexOf(Lines, "body") + 1;

    /// <summary>Knows the truth.</summary>
    public LeafJudge Judge { get; }

    /// <summary>The verdict on it.</summary>
    public Verdict Original { get; }

    /// <summary>Whether it proves more, or less, than one number, so that a change may leave a proof of another true statement.</summary>
    public bool ProvesBounds => Original.AtMost != Original.AtLeast || Original.LinearRegions is not null;

    /// <summary>Whether its domain is no polyhedron, so that no option can name it.</summary>
    public bool IsInBall => _domain is null;

    /// <summary>A network in a domain: a name, or the text of a domain file.</summary>
    public static CampaignCase Of(Network network, string domain, Engine engine, int? most = null)
    {
        using MemoryStream json = new();
        NetworkWriter.Write(network, json);
        return OfJson(Encoding.UTF8.GetString(json.ToArray()), domain, engine, most);
    }

    /// <summary>A network and what is written about it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">The domain as an option; null for a ball, where the leaves are believed to be all there are.</param>
    /// <param name="linearRegions">The number of linear regions, if that is counted.</param>
    /// <param name="write">Writes the certificate.</param>
    public static CampaignCase Written(Network network, string? domain, long linearRegions, Action<Stream> write)
    {
        using MemoryStream json = new();
        NetworkWriter.Write(network, json);
        using MemoryStream text = new();
        write(text);
        return new(Encoding.UTF8.GetString(json.ToArray()), domain, _ => Encoding.ASCII.GetString(text.ToArray()), linearRegions);
    }

    /// <summary>A network in a domain, from the text of the network file.</summary>
    public static CampaignCase OfJson(string json, string domain, Engine engine, int? most = null) => new(json, domain, self =>
    {
        using MemoryStream text = new();
        EnumerationBudget budget = new() { MaxRegions = most };
        _ = self._flat is { } flat
            ? CertificateWriter.Write(self.Network, flat, CertificateClaim.ActivationRegions, text, engine, budget)
            : CertificateWriter.Write(self.Network, self._domain!, CertificateClaim.ActivationRegions, text, engine, budget);
        return Encoding.ASCII.GetString(text.ToArray());
    });

    /// <summary>An arrangement, from the text of its file.</summary>
    public static CampaignCase OfArrangement(string json, Engine engine, int? most = null) => new(json, "all", self =>
    {
        using MemoryStream text = new();
        CertificateWriter.Write(ArrangementFile.Read(self.Path), text, engine, new EnumerationBudget { MaxRegions = most });
        return Encoding.ASCII.GetString(text.ToArray());
    });

    /// <summary>An arrangement without a file.</summary>
    public static CampaignCase OfArrangement(HyperplaneArrangement arrangement, Engine engine, int? most = null)
    {
        RationalMatrix rows = arrangement.DeclaredRows;
        int dimension = arrangement.Dimension;
        int[] all = [.. Enumerable.Range(0, rows.RowCount)];
        string normals = string.Join(
            ", ", all.Select(i => $"[{string.Join(", ", rows.Row(i)[..dimension].ToArray().Select(entry => $"\"{entry}\""))}]"));
        string offsets = string.Join(", ", all.Select(i => $"\"{rows[i, dimension]}\""));
        return OfArrangement(
            $$"""{"format": "polyhedra-arrangement/1", "dimension": {{dimension}}, "normals": [{{normals}}], "offsets": [{{offsets}}]}""",
            engine, most);
    }

    /// <summary>A network and a certificate by hand. Domain lines are separated by semicolons.</summary>
    /// <param name="json">The network.</param>
    /// <param name="domain">The domain as an option; null for a ball, where the leaves are believed to be all there are.</param>
    /// <param name="domainLines">The domain in the certificate.</param>
    /// <param name="counts">What is counted.</param>
    /// <param name="linearRegions">The number of linear regions, if that is counted.</param>
    /// <param name="body">The lines of the body, and merges.</param>
    public static CampaignCase ByHand(
        string json, string? domain, string domainLines, string counts, long linearRegions, params string[] body) => new(
        json,
        domain,
        self =>
        {
            string[] inequalities = domainLines.Split(';', StringSplitOptions.RemoveEmptyEntries);
            int balls = inequalities.Count(line => line.StartsWith("ball", StringComparison.Ordinal));
            string[] header =
            [
                "polyhedra-certificate/1 network", $"digest {NetworkDigest.Compute(self.Network)}",
                $"numbers {NumberRules.ToText(self.Network.Numbers)}",
                $"inputs {self.Network.InputCount}", $"domain {inequalities.Length - balls}", .. inequalities, $"counts {counts}", "body",
            ];
            return string.Concat(header.Concat(body).Select(line => line + "\n"));
        },
        linearRegions);

    /// <summary>The text of lines with a footer: the given one, or the one that fits, and its hash.</summary>
    public string Seal(string[] lines, string? footer = null)
    {
        string text = string.Concat(lines.Select(line => line + "\n"));
        return $"{text}{footer ?? FooterOf(lines)} sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)))}\n";
    }

    /// <summary>The footer that fits lines, without its hash.</summary>
    public string FooterOf(string[] lines)
    {
        string counts = lines.FirstOrDefault(line => line.StartsWith("counts ", StringComparison.Ordinal)) ?? string.Empty;
        int leaves = lines.SkipWhile(line => line is not "body").Count(line => line.StartsWith('.'));
        int merges = lines.Count(line => line.StartsWith("= ", StringComparison.Ordinal));
        string affine = counts.Contains(" affine", StringComparison.Ordinal)
            ? $" affine {Judge.CountMaps(lines) ?? Original.AffinePieces}" : string.Empty;
        string linear = counts.EndsWith(" linear", StringComparison.Ordinal) ? $" linear {leaves - merges}" : string.Empty;
        return $"end {leaves}{affine}{linear}";
    }

    /// <summary>The verdict on a text that is to be about the same domain and reading rule.</summary>
    public Verdict Check(string text) => Check(Path, Encoding.Latin1.GetBytes(text), "certificate.pc");

    /// <summary>The verdict on a file of any bytes and name.</summary>
    public Verdict Check(byte[] bytes, string name) => Check(Path, bytes, name);

    /// <summary>The verdict on a text about another network file, with a judge for that.</summary>
    public (Verdict Verdict, Func<LeafJudge> Judge) CheckAbout(string json, string[] lines)
    {
        string path = _folder.Write($"other.{_extension}", json);
        Network other = ReadNetwork(path);
        string[] changed = [.. lines];
        changed[1] =
            $"digest {(IsArrangement(path) ? ArrangementDigest.Compute(ArrangementFile.Read(path)) : NetworkDigest.Compute(other))}";
        return (Check(path, Encoding.Latin1.GetBytes(Seal(changed)), "certificate.pc"), () => JudgeOf(other, lines));
    }

    /// <summary>The verdict on a text about another network file.</summary>
    public Verdict CheckUnchanged(string json) =>
        Check(_folder.Write($"other.{_extension}", json), Encoding.Latin1.GetBytes(Seal(Lines)), "certificate.pc");

    public void Dispose() => _folder.Dispose();

    // In the hull of a domain without interior, where the points of the leaves are.
    private LeafJudge JudgeOf(Network network, string[] lines) => _domain is null ? new LeafJudge(network, lines)
        : _flat is null ? new LeafJudge(network, _domain, _linearRegions)
        : new LeafJudge(_flat.Compose(network), _flat.Inside, _linearRegions);

    private Verdict Check(string path, byte[] bytes, string name)
    {
        string certificate = _folder.Path(name);
        File.WriteAllBytes(certificate, bytes);
        return CertificateChecker.Check(
            path, certificate, new CheckOptions { Domain = _domainName, Numbers = NumberRules.ToText(Network.Numbers) });
    }

    private static bool IsArrangement(string path) =>
        File.ReadAllText(path).Contains("\"polyhedra-arrangement/1\"", StringComparison.Ordinal);

    private static Network ReadNetwork(string path)
    {
        if (!IsArrangement(path))
        {
            return NetworkFile.Read(path);
        }

        RationalMatrix rows = ArrangementFile.Read(path).DeclaredRows;
        int dimension = rows.ColumnCount - 1;
        RationalMatrix normals = new(
            rows.RowCount, dimension, [.. Enumerable.Range(0, rows.RowCount).SelectMany(i => rows.Row(i)[..dimension].ToArray())]);
        return new Network(
            [new DenseLayer(
                normals, [.. Enumerable.Range(0, rows.RowCount).Select(i => rows[i, dimension])], Arrangements.Networks.Activation.Relu)]);
    }
}
