using NUnit.Framework;

namespace Polyhedra.Tests.Checker;

/// <summary>Certificates in balls, by hand.</summary>
public sealed class BallCertificateTests
{
    /// <summary>x + y = t meets the open unit ball iff t is below the dual norm of (1, 1): 1, the root of 2, 2.</summary>
    [TestCase("1", "99/100", true)]
    [TestCase("1", "1", false, Description = "tangent")]
    [TestCase("2", "7/5", true)]
    [TestCase("2", "3/2", false)]
    [TestCase("inf", "199/100", true)]
    [TestCase("inf", "2", false)]
    public void A_line_cuts_a_ball_or_does_not(string norm, string offset, bool cuts)
    {
        using HandMade line = HandMade.Network(2, $"relu \"1\" \"1\" \"-{offset}\"", "identity 1 0");

        string dropped = line.Report($"ball {norm} 1 0 0", "activation", "B", ". 0 0", "end 1");

        Assert.That(
            dropped,
            cuts ? Does.Contain("decides no form") : Does.StartWith("VERIFIED 1 activation regions\n").And.Contain($"ball {norm} 1 0 0\n"));
        Assert.That(
            line.Report($"ball {norm} 1 0 0", "activation", "n 0 1", ". 0 0", "end 1").StartsWith("VERIFIED", StringComparison.Ordinal),
            Is.EqualTo(!cuts));
    }

    [Test]
    public void Multipliers_and_points_know_the_ball()
    {
        // x > 0 and x - y > 1/2 in the ball around (0, 1) of radius 1: y > 0 there, and x < 1.
        using HandMade lines = HandMade.Network(2, "relu 1 0 0; 1 -1 \"-1/2\"", "identity 1 1 0");
        string[] tree = ["s 0", "n 1 2 0:2", ". -1/2 1", "s 1", ". 1/4 1", ". 7/10 1/10", "end 3"];

        Assert.That(lines.Report("ball inf 1 0 1", "activation", tree), Does.StartWith("VERIFIED 3 activation regions\n"));
        Assert.That(
            lines.Report("ball inf 1 0 1", "activation", [.. tree[..5], ". 1 1/10", "end 3"]), Does.Contain("not in the ball"),
            "a point on the sphere");
        Assert.That(lines.Report("ball 2 1 0 1", "activation", tree), Does.Contain("not in the ball"));
        Assert.That(lines.Report("ball 2 1 0 1", "activation", [.. tree[..5], ". 8/10 27/100", "end 3"]), Does.Contain("not in the ball"));

        // The distance of (0, 1) from x - y = 1/2 is 3/2 divided by the root of 2.
        Assert.That(
            lines.Report("ball 2 1 0 1", "activation", "B", "s 0", ". -1/2 1", ". 1/2 1", "end 2"),
            Does.StartWith("VERIFIED 2 activation regions\n"));
        Assert.That(
            lines.Report("ball 2 11/10 0 1", "activation", "B", "s 0", ". -1/2 1", ". 1/2 1", "end 2"), Does.Contain("decides no form"));
        Assert.That(
            lines.Report("3 0 -1;ball 1 1/2 0 1", "activation", "s 0", "?", "?", "end 0"), Does.StartWith("VERIFIED between 0 and 4"));
        Assert.That(lines.Report("ball 2 0 0 1", "activation", tree), Does.Contain("positive radius"));
        Assert.That(lines.Report("ball 3 1 0 1", "activation", tree), Does.Contain("norm"));
        Assert.That(lines.Report("ball 2 1 0", "activation", tree), Does.Contain("too short"));
    }
}
