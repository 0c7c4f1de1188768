using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Polyhedra.Checker;
using Polyhedra.Checker.Files;
using Polyhedra.Checker.Networks;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Checker;

/// <summary>A network or arrangement file, and certificates about it that are written by hand.</summary>
internal sealed class HandMade : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly string[] _start;

    public HandMade(string json)
    {
        _file = _folder.Write("subject.json", json);
        Subject subject = SubjectFile.Read(_file);
        _start =
        [
            $"polyhedra-certificate/1 {subject.Kind}", $"digest {subject.Digest}", $"numbers {subject.Numbers}", $"inputs {subject.Inputs}",
        ];
    }

    /// <summary>A network of dense layers, each <c>activation rows</c> with the rows separated by semicolons and the bias last.</summary>
    public static HandMade Network(int inputs, params string[] layers)
    {
        IEnumerable<string> texts = layers.Select(layer =>
        {
            string[] parts = layer.Split(' ', 2);
            string[][] rows = [.. parts[1].Split(';').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            string weights = string.Join(", ", rows.Select(row => $"[{string.Join(", ", row[..^1])}]"));
            string bias = string.Join(", ", rows.Select(row => row[^1]));
            return $$"""{"type": "dense", "weights": [{{weights}}], "bias": [{{bias}}], "activation": "{{parts[0]}}"}""";
        });
        return new HandMade($$"""{"format": "polyhedra-network/1", "inputs": {{inputs}}, "layers": [{{string.Join(", ", texts)}}]}""");
    }

    /// <summary>A certificate from its domain lines, what it counts, and its body; the last line without its hash.</summary>
    public string Text(string domain, string counts, params string[] body)
    {
        string[] inequalities = domain.Length == 0 ? [] : domain.Split(';');
        int ball = inequalities.Count(line => line.StartsWith("ball", StringComparison.Ordinal));
        string text = string.Concat(
            ((string[])[.. _start, $"domain {inequalities.Length - ball}", .. inequalities, $"counts {counts}", "body", .. body[..^1]])
                .Select(line => line + "\n"));
        return $"{text}{body[^1]} sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))}\n";
    }

    /// <summary>The verdict on such a certificate, which must not depend on the number of threads.</summary>
    public string Report(string domain, string counts, params string[] body) => Report(Text(domain, counts, body));

    /// <summary>The verdict on a text.</summary>
    public string Report(string text)
    {
        string path = _folder.Write("certificate.pc", text);
        string report = CertificateChecker.Check(_file, path).Report();
        string threaded = CertificateChecker.Check(_file, path, new CheckOptions { Threads = 3 }).Report();
        return string.Equals(report, threaded, StringComparison.Ordinal) ? report : $"{report}on three threads:\n{threaded}";
    }

    /// <summary>What the program prints about a stream of text, compressed, on two threads,
    /// if its heap may have so many bytes and no more.</summary>
    public string RunCompressed(long bytes, Action<Stream> write)
    {
        string path = _folder.Path("certificate.gz");
        using (GZipStream stream = new(File.Create(path), CompressionLevel.Fastest))
        {
            write(stream);
        }

        return CheckerProgram.Run(bytes, _file, path, "--threads", "2").Output;
    }

    /// <summary>The lines before the domain.</summary>
    public string Start => string.Concat(_start.Select(line => line + "\n"));

    public void Dispose() => _folder.Dispose();
}
