using System.Numerics;
using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Walk;
using Ball = Polyhedra.Core.Polytopes.Ball;

namespace Polyhedra.Tests.Certificates;

/// <summary>Certificates of counts in balls, checked by the checker.</summary>
public sealed class BallCertificateTests
{
    [TestCase(BallNorm.Euclidean, WeightKind.QuarterGrid, 40, 1)]
    [TestCase(BallNorm.Euclidean, WeightKind.RepeatedRows, 30, 2)]
    [TestCase(BallNorm.Euclidean, WeightKind.Float32, 30, 3)]
    [TestCase(BallNorm.Euclidean, WeightKind.Perturbed, 20, 4)]
    [TestCase(BallNorm.Sum, WeightKind.QuarterGrid, 10, 5)]
    [TestCase(BallNorm.Maximum, WeightKind.QuarterGrid, 10, 6)]
    public void Counts_of_random_networks_are_verified(BallNorm norm, WeightKind kind, int cases, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < cases; i++)
        {
            int dimension = random.Next(1, 4);
            Network network = RandomNets.DrawGates(random, kind, dimension, 7);
            Ball ball = new(
                [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-4, 5) / 2)],
                (Rational)random.Next(1, 9) / random.Next(1, 5), norm);
            HPolyhedron domain = random.Next(3) switch
            {
                0 => HPolyhedron.Cube(dimension, -2, 2),
                1 => HPolyhedron.FromHalfSpaces(dimension, [RandomDomains.Around(random, [.. ball.Centre])]),
                _ => HPolyhedron.WholeSpace(dimension),
            };
            long count = BallEnumerator.Count(network, domain, ball).ActivationRegions;
            if (count == 0)
            {
                continue;
            }

            (string text, Verdict verdict) = Certify(network, domain, ball);

            Assert.That(verdict.IsVerified, Is.True, $"{verdict.Reason}\n{text}");
            Assert.That((verdict.AtLeast, verdict.AtMost), Is.EqualTo(((BigInteger)count, (BigInteger)count)));
        }
    }

    /// <summary>Every constraint of these is tangent to the ball, so that no rounded multiplier will do.</summary>
    [Test]
    public void Tangent_spheres_are_proved_exactly()
    {
        Network network = Nets.Of(Nets.Relu("3 4 | -10", "5 -12 | -26", "1 0 | 2", "8 15 | 34"));
        (string text, Verdict verdict) = Certify(network, HPolyhedron.WholeSpace(2), new Ball([0, 0], 2));

        Assert.That(verdict.IsVerified, Is.True, $"{verdict.Reason}\n{text}");
        Assert.That((long)verdict.AtLeast, Is.EqualTo(1));
    }

    [Test]
    public void A_corner_on_the_sphere_is_proved_exactly()
    {
        // The corner (3, 4) of the quadrant lies on the sphere: both lines cross the ball, the quadrant does not meet it.
        Network network = Nets.Of(Nets.Relu("1 0 | -3", "0 1 | -4"));
        (string text, Verdict verdict) = Certify(network, HPolyhedron.WholeSpace(2), new Ball([0, 0], 5));

        Assert.That(verdict.IsVerified, Is.True, $"{verdict.Reason}\n{text}");
        Assert.That((long)verdict.AtLeast, Is.EqualTo(3));
    }

    /// <summary>A proof for one ball is none for a larger one, and a point outside of a smaller one is no witness.</summary>
    [Test]
    public void Another_ball_is_rejected()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | -3", "0 1 | -4"));
        (string text, _) = Certify(network, HPolyhedron.WholeSpace(2), new Ball([0, 0], 5));

        Assert.That(text, Does.Contain("\nball 2 5 0 0\n"));
        Assert.That(Check(network, text.Replace("ball 2 5 0 0", "ball 2 51/10 0 0", StringComparison.Ordinal)).IsVerified, Is.False);
        Assert.That(Check(network, text.Replace("ball 2 5 0 0", "ball 2 7/2 0 0", StringComparison.Ordinal)).IsVerified, Is.False);
        Assert.That(Check(network, text.Replace("ball 2 5 0 0", "ball 2 5 1 1", StringComparison.Ordinal)).IsVerified, Is.False);
        Assert.That(Check(network, text).IsVerified, Is.True);
    }

    [Test]
    public void A_stopped_walk_proves_bounds()
    {
        Network network = NetworkFile.Read(Repository.Data("networks", "2-16-16-1.json"));
        using MemoryStream stream = new();
        EnumerationSummary summary = CertificateWriter.Write(
            network, HPolyhedron.WholeSpace(2), new Ball([0, 0], 1), stream, new EnumerationBudget { MaxRegions = 50 });
        Verdict verdict = Check(network, Encoding.ASCII.GetString(stream.ToArray()));

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.MaxRegions));
        Assert.That(verdict.IsVerified, Is.True, verdict.Reason);
        Assert.That((long)verdict.AtLeast, Is.EqualTo(50));
    }

    [Test]
    public void What_has_no_certificate_is_refused()
    {
        Network network = Nets.Of(Nets.Relu("1 0 | 0"));
        using MemoryStream stream = new();

        Assert.That(
            () => CertificateWriter.Write(network, HPolyhedron.Cube(2, -1, 1), new Ball([4, 5], 5), stream), Throws.ArgumentException);
        Assert.That(
            () => CertificateWriter.Write(network, HPolyhedron.WholeSpace(2), new Ball([0, 0, 0], 1), stream), Throws.ArgumentException);
        Network wide = Nets.Of(Nets.Relu("1 0 0 0 0 | 0"));
        Assert.That(
            () => CertificateWriter.Write(wide, HPolyhedron.WholeSpace(5), new Ball([0, 0, 0, 0, 0], 1, BallNorm.Sum), stream),
            Throws.ArgumentException);
    }

    [TestCase("2", "1")]
    [TestCase("1", "1")]
    [TestCase("inf", "1/2")]
    public void The_command_writes_what_check_verifies(string norm, string radius)
    {
        using TemporaryFolder folder = new();
        string net = Repository.Data("networks", "2-16-16-1.json");
        string file = folder.Path("ball.pc.gz");
        CliRun ball = CliRun.Of("ball", net, "--centre", "0,1/4", "--radius", radius, "--norm", norm, "--certificate", file, "--json");
        CliRun check = CliRun.Of("check", net, file);

        Assert.That(ball.ExitCode, Is.Zero, ball.Error);
        Assert.That(check.Output, Does.StartWith($"VERIFIED {(long)ball.Json()["activationRegions"]!} activation regions\n"));
        Assert.That(CliRun.Of("check", net, file, "--domain", "box:-3,3").ExitCode, Is.EqualTo(1));
    }

    private static (string Text, Verdict Verdict) Certify(Network network, HPolyhedron domain, Ball ball)
    {
        using MemoryStream stream = new();
        EnumerationSummary summary = CertificateWriter.Write(network, domain, ball, stream);
        Assert.That(summary.IsComplete, Is.True);
        string text = Encoding.ASCII.GetString(stream.ToArray());
        return (text, Check(network, text));
    }

    // With a footer that fits the lines.
    private static Verdict Check(Network network, string text)
    {
        using TemporaryFolder folder = new();
        string file = folder.Path("network.json");
        using (FileStream stream = File.Create(file))
        {
            NetworkWriter.Write(network, stream);
        }

        string body = text[..text.TrimEnd('\n').LastIndexOf('\n')];
        return CertificateChecker.Check(file, folder.Write("ball.pc", Certified.Seal(body.Split('\n'))));
    }
}
