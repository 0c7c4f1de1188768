using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Checker.Files;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Tools;

namespace Polyhedra.Tests.Certificates;

/// <summary>The three readers of JSON files (the program's, the checker's and that of <c>tools/check_certificate.py</c>) refuse the same
/// texts, and find the same digest in the others.</summary>
internal sealed class JsonReadersTests
{
    private const string Dense =
        """{"format":"polyhedra-network/1","inputs":2,"layers":[{"type":"dense","weights":[[1,-2],[0,1]],"bias":[0,12],"""
        + "\"activation\":\"relu\"}]}";

    private const string Maxout =
        """{"format":"polyhedra-network/2","inputs":2,"layers":[{"type":"maxout","weights":[["0:1","1:1"],["1:2"]],"bias":[[0,1],[0]]}]}""";

    private const string Lines =
        """{"format":"polyhedra-arrangement/1","dimension":2,"normals":[[1,-2],[0,1],[-2,4]],"offsets":[0,1,0]}""";

    private static readonly string Long = "1" + new string('7', 19_999);

    private static readonly string[] Refused =
    [
        string.Empty, "[]", "\"\"", "null", Dense + "x", Dense + Dense, Dense[..^1],
        .. Changed(Dense, "\"inputs\":2", "\"inputs\":\"2\"", "\"inputs\":0", "\"inputs\":-0", "\"inputs\":-2", "\"inputs\":2.0",
            "\"inputs\":2e0",
            "\"inputs\":02", "\"inputs\":+2", "\"inputs\":[2]", "\"inputs\":null", "\"inputs\":4194305", "\"inputs\":2147483647",
            "\"inputs\":18446744073709551618", "\"input\":2", "\"inputs\":2,\"inputs\":2", "\"inputs\":2,\"\\u0069nputs\":2",
            "\"inputs\":2,\"x\":{\"y\":1,\"y\":2}", "\"inputs\":2,\"x\":NaN", "\"inputs\":2,\"x\":[Infinity]",
            "\"inputs\":2,\"x\":\"\\ud800\"",
            "\"inputs\":2,\"x\":[\"\\udc00\\ud800\"]", "\"inputs\":2,\"\\ud800\":1", "\"inputs\":2,\"x\":\"\u0001\"",
            "\"inputs\":2,\"x\":'y'",
            "\"inputs\":2,", "\"inputs\":2,\"x\":[1,]", "\"inputs\":2/*2*/", "\"inputs\":2,\"x\":01", "\"inputs\":2,\"x\":1.",
            "\"inputs\":2,\"x\":" + Nested(64), "\"inputs\":2,\"x\":" + Nested(100_000), "\"inputs\":2,\"numbers\":\"float16\"",
            "\"inputs\":2,\"numbers\":null", "\"inputs\":2,\"numbers\":1"),
        .. Changed(Dense, "polyhedra-network/1", "network/1", "polyhedra-network/3", "polyhedra-network/1 ", "polyhedra-network/01",
            "Polyhedra-network/1"),
        .. Changed(Dense, "\"polyhedra-network/1\"", "1", "null", "[\"polyhedra-network/1\"]", "{}"),
        .. Changed(Dense, "\"relu\"", "\"leaky_relu 1/10\"", "\"gelu\"", "\"\"", "null", "[\"relu\",\"relu\"]",
            "{\"leaky_relu\":null}", "{\"leaky_relu\":[1]}",
            "{\"slope\":1}", "{}", "1"),
        .. Changed(Dense, "[0,12]", "\"012\"", "\"00\"", "[0]", "[0,1,2]", "[0,null]", "[0,true]", "[0,[1]]", "[0,\"\"]", "[0,\" 1\"]",
            "[0,\"1/0\"]",
            "[0,\"1/-2\"]", "[0,\"0x1\"]", "[0,\"1_0\"]", "[0,\"NaN\"]", "[0,\"1e\"]", "[0,\".\"]", "[0,\"1e10001\"]", "[0,1e-10001]",
            "[0,\"\\u0661\"]", $"[0,{Long}7]", "{\"0\":0,\"1\":1}", "[]", "null"),
        .. Changed(Dense, "[[1,-2],[0,1]]", "[]", "[[1],[0,1]]", "[[1,-2,0],[0,1,0]]", "[\"1\",\"2\"]", "[\"12\",\"01\"]",
            "[\"0:1\",\"1:1\"]", "{}",
            "\"12\"", "[[],[]]", "[null,null]"),
        .. Changed(Dense, "\"dense\"", "\"Dense\"", "\"maxout\"", "null", "[\"dense\"]"),
        .. Changed(Dense, "[{\"type\"", "[null,{\"type\"", "[[],{\"type\"", "[\"dense\",{\"type\""),
        """{"format":"polyhedra-network/1","inputs":2,"layers":[]}""", """{"format":"polyhedra-network/1","inputs":2,"layers":{}}""",
        """{"format":"polyhedra-network/1","inputs":2}""",
        .. Changed(Maxout, "[[0,1],[0]]", "[[0,1],[0,0]]", "[[0],[0]]", "[[0,1]]", "[\"01\",\"0\"]", "[[0,1],0]", "\"01\""),
        .. Changed(Maxout, "[\"1:2\"]", "[]", "\"1:2\"", "[\"2:2\"]", "[\"1:2\",null]", "[[1]]", "{}"),
        .. Changed(Maxout, "polyhedra-network/2", "polyhedra-network/1"),
        .. Changed(Lines, "[1,-2]", "[0,0]", "[1]", "\"12\"", "\"0:1\"", "[1,2,3]"),
        .. Changed(Lines, "[0,1,0]", "[0,1]", "\"010\"", "[0,1,null]"),
        .. Changed(Lines, "\"dimension\":2", "\"dimension\":\"2\"", "\"dimension\":0", "\"inputs\":2", "\"dimension\":4194305"),
    ];

    private static readonly string[] Read =
    [
        Dense, Maxout, Lines, "\uFEFF" + Dense, " \r\n\t" + Dense + "\n ", Dense.Replace("inputs", "\\u0069nputs",
            StringComparison.Ordinal),
        .. Changed(Dense, "\"inputs\":2", "\"inputs\":2,\"x\":\"\\ud83d\\ude00\"", "\"inputs\":2,\"x\":\"é\\n\"",
            "\"inputs\":2,\"x\":" + Nested(63),
            "\"inputs\":2,\"\":[1e999999,-0.5E-3,true,null]", "\"inputs\":2,\"numbers\":\"float32\"",
            "\"inputs\":2,\"numbers\":\"float64\""),
        .. Changed(Dense, "[0,12]", "[0,1.50]", "[-0,\"+6/4\"]", "[0,\".5\"]", "[0,\"5.\"]", "[0,1E+2]", "[0,\"1e10000\"]",
            "[0,1e-10000]", $"[0,{Long}]",
            "[0,\"0012\"]"),
        .. Changed(Dense, "\"relu\"", "\"relu6\"", "\"hardtanh\"", "\"abs\"", "\"identity\"", "{\"leaky_relu\":0.1}",
            "{\"leaky_relu\":\"-1/3\",\"x\":1}"),
        .. Changed(Dense.Replace("/1", "/2", StringComparison.Ordinal), "\"relu\"", "[\"relu\",\"abs\"]",
            "[\"identity\",{\"leaky_relu\":1}]", "\"relu\""),
        .. Changed(Maxout, "[\"1:2\"]", "[\"\"]", "[[1,0]]", "[\"0:1/2 1:2e-1\"]"),
        .. Changed(Lines, "[1,-2]", "[\"1/3\",0.5]"),
        """{"format":"polyhedra-arrangement/1","dimension":1,"normals":[[1]],"offsets":["-1/2"],"numbers":"float16"}""",
    ];

    [Test]
    public void Three_readers_refuse_the_same_texts_and_find_one_digest_in_the_others()
    {
        using TemporaryFolder folder = new();
        List<(string File, string Certificate)> pairs = [];
        string[] texts = [.. Refused, .. Read];
        Assert.Multiple(() =>
        {
            foreach (string text in texts)
            {
                string path = folder.Path($"{pairs.Count}.json");
                File.WriteAllText(path, text);
                string? ours = OursOf(path, text);
                Assert.That(CheckersOf(path), Is.EqualTo(ours), text);
                Assert.That(ours is null, Is.EqualTo(pairs.Count < Refused.Length), text);
                File.WriteAllText(path + ".pc", ours ?? "none\n");
                pairs.Add((path, path + ".pc"));
            }
        });

        // A certificate that goes wrong behind a header that fits.
        List<(bool IsVerified, string Reason)> python = PythonChecker.Check(pairs);
        Assert.That(python, Has.Count.EqualTo(pairs.Count));
        Assert.Multiple(() =>
        {
            for (int i = 0; i < texts.Length; i++)
            {
                const string Fits = "expected what is counted, and the body";
                const string IsRead = "a certificate of something else";
                Assert.That(python[i].Reason, i < Refused.Length ? Is.Not.AnyOf(Fits, IsRead) : Is.EqualTo(Fits), texts[i]);
            }
        });
    }

    private static string? OursOf(string path, string text)
    {
        try
        {
            if (text.Contains("arrangement", StringComparison.Ordinal))
            {
                HyperplaneArrangement arrangement = ArrangementFile.Read(path);
                return Header("arrangement", ArrangementDigest.Compute(arrangement), "exact", arrangement.Dimension);
            }

            Network network = NetworkFile.Read(path);
            return Header("network", NetworkDigest.Compute(network), NumberRules.ToText(network.Numbers), network.InputCount);
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    private static string? CheckersOf(string path)
    {
        try
        {
            Polyhedra.Checker.Networks.Subject subject = SubjectFile.Read(path);
            return Header(subject.Kind, subject.Digest, subject.Numbers, subject.Inputs);
        }
        catch (FormatException problem)
        {
            // No words of the parser.
            Assert.That(problem.Message, Does.Not.Contain("operation").And.Not.Contain("deserialization").And.Not.Contain("BytePosition"));
            return null;
        }
    }

    private static string Header(string kind, string digest, string numbers, int inputs) =>
        $"polyhedra-certificate/1 {kind}\ndigest {digest}\nnumbers {numbers}\ninputs {inputs}\ndomain 0\ncounts nothing\nbody\nend\n";

    private static IEnumerable<string> Changed(string text, string old, params string[] replacements)
    {
        Assert.That(text, Does.Contain(old));
        return replacements.Select(replacement => text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
