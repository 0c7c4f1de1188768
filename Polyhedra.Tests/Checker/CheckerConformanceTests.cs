using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Files;
using Polyhedra.Checker.Networks;

namespace Polyhedra.Tests.Checker;

/// <summary>The checker's own readers make of data/conformance what the vectors say.</summary>
public sealed class CheckerConformanceTests
{
    [Test]
    public void Numbers_read_as_the_vectors_say()
    {
        string path = Path.GetTempFileName();
        foreach (JsonElement vector in Vectors("numbers.json", atLeast: 300))
        {
            string text = vector.GetProperty("text").GetString()!;
            string rule = vector.GetProperty("rule").GetString()!;
            string expected = vector.GetProperty("value").GetString()!;
            Assert.That(Value(path, JsonSerializer.Serialize(text), rule), Is.EqualTo(expected), $"\"{text}\" under {rule}");
            if (vector.GetProperty("bare").GetBoolean())
            {
                Assert.That(Value(path, text, rule), Is.EqualTo(expected), $"{text} under {rule}");
            }
        }

        File.Delete(path);
    }

    [Test]
    public void Digests_are_those_of_the_vectors()
    {
        foreach (JsonElement vector in Vectors("digests.json", atLeast: 14))
        {
            string file = vector.GetProperty("file").GetString()!;
            Subject network = SubjectFile.Read(Repository.Data("conformance", file));
            Assert.That(
                network.CanonicalLines(), Is.EqualTo(vector.GetProperty("lines").EnumerateArray().Select(line => line.GetString())), file);
            Assert.That(network.Digest, Is.EqualTo(vector.GetProperty("digest").GetString()), file);
        }
    }

    [Test]
    public void Arrangements_and_nnet_networks_have_the_digests_of_the_vectors()
    {
        foreach (JsonElement vector in (JsonElement[])[.. Vectors("arrangements.json", atLeast: 3), .. Vectors("nnet.json", atLeast: 6)])
        {
            string file = vector.GetProperty("file").GetString()!;
            string? rule = vector.TryGetProperty("rule", out JsonElement named) ? named.GetString() : null;
            bool normalise = vector.TryGetProperty("normalise", out JsonElement asked) && asked.GetBoolean();
            Subject subject = SubjectFile.Read(Repository.Data("conformance", file), rule, normalise);
            Assert.That(
                subject.CanonicalLines(), Is.EqualTo(vector.GetProperty("lines").EnumerateArray().Select(line => line.GetString())), file);
            Assert.That(subject.Digest, Is.EqualTo(vector.GetProperty("digest").GetString()), file);
        }
    }

    [Test]
    public void Domains_are_those_of_the_vectors()
    {
        foreach (JsonElement vector in Vectors("domains.json", atLeast: 35))
        {
            string text = vector.GetProperty("text").GetString()!;
            string path = text.StartsWith("domains", StringComparison.Ordinal) ? Repository.Data("conformance", text) : text;
            int dimension = vector.GetProperty("dimension").GetInt32();
            string what = $"{text} in dimension {dimension}";
            if (vector.TryGetProperty("refused", out _))
            {
                Assert.That(() => DomainText.Parse(path, dimension), Throws.TypeOf<FormatException>(), what);
                continue;
            }

            List<Fraction[]> expected =
            [
                .. vector.GetProperty("inequalities").EnumerateArray()
                    .Select(row => row.EnumerateArray().Select(entry => NumberText.Parse(entry.GetString()!)!).ToArray()),
            ];
            Assert.That(DomainText.Canonical(DomainText.Parse(path, dimension)), Is.EquivalentTo(DomainText.Canonical(expected)), what);
        }
    }

    [Test]
    public void Bad_networks_are_refused()
    {
        foreach (string name in (string[])["nowhere.json", "no-such-file.json"])
        {
            Assert.That(() => SubjectFile.Read(Repository.Data("conformance", "domains", name)), Throws.TypeOf<FormatException>(), name);
        }
    }

    private static string Value(string path, string token, string rule)
    {
        File.WriteAllText(path, $$"""
            {"format": "polyhedra-network/1", "inputs": 1, "numbers": "{{rule}}",
             "layers": [{"type": "dense", "weights": [[0]], "bias": [{{token}}], "activation": "identity"}]}
            """);
        try
        {
            string value = SubjectFile.Read(path).Layers[0].Rows[0][^1].ToString();
            return value.Length <= 2000 ? value : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(value)));
        }
        catch (FormatException)
        {
            return "refused";
        }
    }

    private static List<JsonElement> Vectors(string file, int atLeast)
    {
        List<JsonElement> vectors =
            [.. JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Repository.Data("conformance", file))).EnumerateArray()];
        Assert.That(vectors, Has.Count.GreaterThanOrEqualTo(atLeast), file);
        return vectors;
    }
}
