using System.Security.Cryptography;
using System.Text;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Certificates;

/// <summary>A network file and its certificate, in a folder of their own.</summary>
internal sealed class Certified : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _network;

    public Certified(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CertificateClaim claim = CertificateClaim.ActivationRegions, CancellationToken cancellation = default)
    {
        _network = _folder.Path("network.json");
        using (FileStream file = File.Create(_network))
        {
            NetworkWriter.Write(network, file);
        }

        using MemoryStream text = new();
        Counts = CertificateWriter.Write(network, domain, claim, text, engine, budget, cancellation);
        Text = Encoding.ASCII.GetString(text.ToArray());
    }

    /// <summary>What the writer's walks found.</summary>
    public CertifiedCounts Counts { get; }

    /// <summary>What the writer's walks did.</summary>
    public EnumerationSummary Summary => Counts.Summary;

    /// <summary>The certificate.</summary>
    public string Text { get; }

    /// <summary>The network file.</summary>
    public string NetworkPath => _network;

    /// <summary>The verdict on the certificate.</summary>
    public Verdict Check(CheckOptions? options = null) => Check(Text, options);

    /// <summary>The verdict on another text.</summary>
    public Verdict Check(string text, CheckOptions? options = null, string name = "certificate.pc") =>
        CertificateChecker.Check(_network, _folder.Write(name, text), options);

    /// <summary>Writes a text into a file of the folder.</summary>
    public string Write(string text) => _folder.Write("other.pc", text);

    /// <summary>The verdict on a file of any bytes.</summary>
    public Verdict Check(byte[] bytes, string name)
    {
        string path = _folder.Path(name);
        File.WriteAllBytes(path, bytes);
        return CertificateChecker.Check(_network, path);
    }

    /// <summary>Lines of a certificate without its footer, with a footer that fits them.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="claims">What the footer says behind the number of leaves.</param>
    public static string Seal(IEnumerable<string> lines, string claims = "")
    {
        string text = string.Concat(lines.Select(line => line + "\n"));
        int leaves = lines.Count(line => line.StartsWith('.'));
        return $"{text}end {leaves}{claims} sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))}\n";
    }

    public void Dispose() => _folder.Dispose();
}
