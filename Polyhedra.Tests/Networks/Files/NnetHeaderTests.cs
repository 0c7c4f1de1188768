using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Checker.Files;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Networks.Files;

/// <summary>Headers of <c>.nnet</c> files in the wild. The program and the checker read the same network, and the program tells what is
/// irregular.</summary>
internal sealed class NnetHeaderTests
{
    private const string Weights = "1.0,1.0\n1.0,-1.0\n-1.0,0.5\n0.25\n0.0\n0.5\n1.0,-1.0,2.0\n0.0\n";
    private const string Regular = "2,2,1,3\n2,3,1\n0\n-1,-1\n1,1\n0,0.5,7.5\n2,4,373.9\n";

    [TestCase("2,2,1,3\n2,3,1\nThis line, too\n-1,-1\n1,1\n0,0.5,7.5\n2,4,373.9\n", true, "\"This line, too\"")]
    [TestCase("2,2,1,3\n2,3,1\n\"\"\n-1,-1,7\n1,1\n0,0.5,7.5\n2,4,373.9\n", true, "3 smallest values of 2 inputs")]
    [TestCase("2,2,1,3\n2,3,1\n0\n-1,-1\n1,1,1,1\n0,0.5,7.5\n2,4,373.9\n", true, "4 largest values of 2 inputs")]
    [TestCase("2,2,1,3\n2,3,1\n0\n-1,-1\n1,1\n0,0.5,9,7.5\n2,4,9,9,373.9\n", true, "the first 2 and the last are taken")]
    [TestCase("2,2,1,3\n2,3,1\n0\n-1,-1\n1,1\n0,0.5\n2,4\n", false, "the means have none of the outputs, which is taken as 0")]
    [TestCase("2\n2, 3, 1\n0\n0\n0\n0\n0\n", false, "the header is short")]
    [TestCase("2,\n2,3,1,\nany\nfive\nlines\nof\ntext\n", false, "the header is short")]
    public void An_irregular_header_is_read_with_a_warning_and_as_the_checker_reads_it(string header, bool isNormalised, string warning)
    {
        using TemporaryFolder folder = new();
        string regular = folder.Write("regular.nnet", Regular + Weights);
        string path = folder.Write("net.nnet", header + Weights);
        string digest = NetworkDigest.Compute(NetworkFile.Read(regular));

        Assert.That(NetworkDigest.Compute(NetworkFile.Read(path)), Is.EqualTo(digest));
        Assert.That(SubjectFile.Read(path).Digest, Is.EqualTo(digest));
        CliRun run = CliRun.Of("info", path);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("polyhedra: warning: ").And.Contain(warning));
        Assert.That(run.Output, Does.Contain(warning));
        if (isNormalised)
        {
            string normalised = NetworkDigest.Compute(NetworkFile.Read(regular, null, normalise: true));
            Assert.That(NetworkDigest.Compute(NetworkFile.Read(path, null, normalise: true)), Is.EqualTo(normalised));
            Assert.That(SubjectFile.Read(path, null, normalise: true).Digest, Is.EqualTo(normalised));
        }
    }

    [Test]
    public void A_short_header_has_no_normalisation_and_a_missing_mean_is_0_and_range_1()
    {
        using TemporaryFolder folder = new();
        string brief = folder.Write("short.nnet", "2\n2,3,1\n0\n0\n0\n0\n0\n" + Weights);
        Assert.That(() => NetworkFile.Read(brief, null, normalise: true), Throws.TypeOf<BadInputException>());
        Assert.That(() => SubjectFile.Read(brief, null, normalise: true), Throws.TypeOf<FormatException>());

        string missing = folder.Write("missing.nnet", "2,2,1,3\n2,3,1\n0\n-1,-1\n1,1\n0,0.5\n2,4\n" + Weights);
        string given = folder.Write("given.nnet", "2,2,1,3\n2,3,1\n0\n-1,-1\n1,1\n0,0.5,0\n2,4,1\n" + Weights);
        string digest = NetworkDigest.Compute(NetworkFile.Read(given, null, normalise: true));
        Assert.That(NetworkDigest.Compute(NetworkFile.Read(missing, null, normalise: true)), Is.EqualTo(digest));
        Assert.That(SubjectFile.Read(missing, null, normalise: true).Digest, Is.EqualTo(digest));
    }

    /// <summary>The README of <c>../shared/cases/field/nnet-headers</c>: one network with 6 regions in <c>box:-1,1</c>.</summary>
    [TestCase("regular.nnet")]
    [TestCase("no-trailing-commas.nnet")]
    [TestCase("no-output-mean.nnet")]
    [TestCase("short-header.nnet")]
    [TestCase("too-many-header-values.nnet")]
    [TestCase("words-in-flag-line.nnet")]
    public void Each_header_of_the_field_has_6_regions(string name)
    {
        if (Repository.Shared("cases", "field", "nnet-headers", name) is not { } path)
        {
            Assert.Ignore("shared/cases/field is not there.");
            return;
        }

        Assert.That(CliRun.Of("count", path, "--domain", "box:-1,1").Output, Does.StartWith("6 activation regions (6 bounded)\n"));
    }
}
