using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Networks;

/// <summary>Every vector of data/conformance, which a program of another language computed.</summary>
public class ConformanceTests
{
    [Test]
    public void NumbersReadAsTheVectorsSay()
    {
        foreach (JsonElement vector in Vectors("numbers.json", atLeast: 300))
        {
            string text = vector.GetProperty("text").GetString()!;
            string rule = vector.GetProperty("rule").GetString()!;
            string expected = vector.GetProperty("value").GetString()!;
            Assert.That(Value(JsonSerializer.Serialize(text), rule), Is.EqualTo(expected), $"\"{text}\" under {rule}");
            if (vector.GetProperty("bare").GetBoolean())
            {
                Assert.That(Value(text, rule), Is.EqualTo(expected), $"{text} under {rule}");
            }
        }
    }

    [Test]
    public void DigestsAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors("digests.json", atLeast: 14))
        {
            string file = vector.GetProperty("file").GetString()!;
            Network network = NetworkFile.Read(Repository.Data("conformance", file));
            Assert.That(NetworkDigest.CanonicalLines(network), Is.EqualTo(Texts(vector, "lines")), file);
            Assert.That(NetworkDigest.Compute(network), Is.EqualTo(vector.GetProperty("digest").GetString()), file);
        }
    }

    [Test]
    public void NnetFilesReadAsTheVectorsSay()
    {
        foreach (JsonElement vector in Vectors("nnet.json", atLeast: 12))
        {
            string file = vector.GetProperty("file").GetString()!;
            string what = $"{file} under {vector.GetProperty("rule")}, normalised {vector.GetProperty("normalise")}";
            Assert.That(NumberRules.TryParse(vector.GetProperty("rule").GetString(), out NumberRule rule), Is.True);
            Network network = NetworkFile.Read(Repository.Data("conformance", file), rule, vector.GetProperty("normalise").GetBoolean());
            Assert.That(NetworkDigest.CanonicalLines(network), Is.EqualTo(Texts(vector, "lines")), what);
            Assert.That(NetworkDigest.Compute(network), Is.EqualTo(vector.GetProperty("digest").GetString()), what);
        }
    }

    [Test]
    public void DigestsOfArrangementsAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors("arrangements.json", atLeast: 3))
        {
            string file = vector.GetProperty("file").GetString()!;
            HyperplaneArrangement arrangement = ArrangementFile.Read(Repository.Data("conformance", file));
            Assert.That(ArrangementDigest.CanonicalLines(arrangement), Is.EqualTo(Texts(vector, "lines")), file);
            Assert.That(ArrangementDigest.Compute(arrangement), Is.EqualTo(vector.GetProperty("digest").GetString()), file);
        }
    }

    [Test]
    public void EvaluationsAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors("evaluations.json", atLeast: 50))
        {
            string file = vector.GetProperty("file").GetString()!;
            Network network = NetworkFile.Read(Repository.Data("conformance", file));
            ImmutableArray<Rational> point = [.. Texts(vector, "point").Select(text => Rational.Parse(text))];
            NetworkEvaluation evaluation = NetworkEvaluation.At(network, point);
            string what = $"{file} at {string.Join(',', point)}";
            string pattern = PatternText.Format(evaluation.Pattern.AsSpan(), network);

            Assert.That(pattern, Is.EqualTo(vector.GetProperty("pattern").GetString()), what);
            Assert.That(evaluation.Output.Select(value => value.ToString()), Is.EqualTo(Texts(vector, "output")), what);
            Assert.That(evaluation.AffineMap.Constant.Select(value => value.ToString()), Is.EqualTo(Texts(vector, "constant")), what);
            JsonElement[] rows = [.. vector.GetProperty("linear").EnumerateArray()];
            for (int i = 0; i < rows.Length; i++)
            {
                IEnumerable<string> row = evaluation.AffineMap.Linear.Row(i).ToArray().Select(value => value.ToString());
                Assert.That(row, Is.EqualTo(rows[i].EnumerateArray().Select(value => value.GetString()!)), what);
            }

            JsonElement nearest = vector.GetProperty("nearestGate");
            Assert.That(Describe(evaluation.NearestGate), Is.EqualTo(Describe(nearest)), what);
        }
    }

    [Test]
    public void DomainsAreThoseOfTheVectors()
    {
        foreach (JsonElement vector in Vectors("domains.json", atLeast: 35))
        {
            string text = vector.GetProperty("text").GetString()!;
            string path = text.StartsWith("domains", StringComparison.Ordinal) ? Repository.Data("conformance", text) : text;
            int dimension = vector.GetProperty("dimension").GetInt32();
            string what = $"{text} in dimension {dimension}";
            if (vector.TryGetProperty("refused", out JsonElement refused))
            {
                Type type = string.Equals(refused.GetString(), "usage", StringComparison.Ordinal)
                    ? typeof(FormatException)
                    : typeof(BadInputException);
                Exception? thrown = Assert.Throws(type, () => DomainText.Parse(path, dimension), what);
                Assert.That(thrown!.Message, Does.Not.Contain('\n'), what);
                continue;
            }

            IEnumerable<string> expected = vector.GetProperty("inequalities").EnumerateArray()
                .Select(inequality => string.Join(' ', inequality.EnumerateArray().Select(entry => entry.GetString())));
            Assert.That(Inequalities(DomainText.Parse(path, dimension)), Is.EquivalentTo(expected), what);
        }
    }

    private static List<JsonElement> Vectors(string file, int atLeast)
    {
        JsonElement array = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Repository.Data("conformance", file)));
        List<JsonElement> vectors = [.. array.EnumerateArray()];
        Assert.That(vectors, Has.Count.GreaterThanOrEqualTo(atLeast), file);
        return vectors;
    }

    private static IEnumerable<string> Texts(JsonElement vector, string key) =>
        vector.GetProperty(key).EnumerateArray().Select(entry => entry.GetString()!);

    private static string Value(string token, string rule)
    {
        string json = $$"""
            {"format": "polyhedra-network/1", "inputs": 1, "numbers": "{{rule}}",
             "layers": [{"type": "dense", "weights": [[0]], "bias": [{{token}}], "activation": "identity"}]}
            """;
        try
        {
            string value = TestNetworks.Parse(json).Layers[0].Bias[0].ToString();
            return value.Length <= 2000 ? value : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(value)));
        }
        catch (BadInputException refused)
        {
            Assert.That(refused.Message, Does.StartWith("net.json: $.layers[0].bias[0]: "));
            return "refused";
        }
    }

    private static string Describe(NearestGate? gate) =>
        gate is null
            ? "none" : $"layer {gate.Layer}, unit {gate.Unit}, breakpoint {gate.Breakpoint}, squared distance {gate.SquaredDistance}";

    private static string Describe(JsonElement gate) => gate.ValueKind == JsonValueKind.Null
        ? "none"
        : $"layer {gate.GetProperty("layer")}, unit {gate.GetProperty("unit")}, breakpoint {gate.GetProperty("breakpoint")}, "
            + $"squared distance {gate.GetProperty("squaredDistance").GetString()}";

    private static IEnumerable<string> Inequalities(HPolyhedron domain)
    {
        for (int k = 0; k < domain.Dimension; k++)
        {
            if (domain.Lower[k] is { } lower)
            {
                yield return Inequality(-lower, domain.Dimension, k, "1");
            }

            if (domain.Upper[k] is { } upper)
            {
                yield return Inequality(upper, domain.Dimension, k, "-1");
            }
        }

        foreach (HalfSpace halfSpace in domain.HalfSpaces)
        {
            yield return $"{halfSpace.Offset} {string.Join(' ', halfSpace.Normal)}";
        }
    }

    private static string Inequality(Rational offset, int dimension, int axis, string coefficient) =>
        $"{offset} {string.Join(' ', Enumerable.Range(0, dimension).Select(k => k == axis ? coefficient : "0"))}";
}
