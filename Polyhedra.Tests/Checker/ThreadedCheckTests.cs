using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Checker;
using Polyhedra.Checker.Certificates;
using Polyhedra.Tests.Certificates;
using Polyhedra.Tests.Checker.Certificates;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Checker;

/// <summary>Several checkers that share one certificate come to the verdict of one.</summary>
public sealed class ThreadedCheckTests
{
    private Certified _certified = null!;
    private string[] _lines = [];

    [OneTimeSetUp]
    public void Write()
    {
        // Walls in increasing order, so that each splits off one cell in the LP engine's order, and the tree is as deep as there are walls.
        string[] walls = [.. Enumerable.Range(1, 16).Select(i => $"1 | -{i}/20")];
        string sums = string.Join(' ', Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? "3" : "-4"));
        Network network = Nets.Of(Nets.Relu(walls), Nets.Relu($"{sums} | -1/4", $"{sums} | 1/3"), Nets.Identity("1 1 | 0"));
        _certified = new Certified(network, TestDomains.SymmetricBox(1), Engine.Lp);
        _lines = _certified.Text.Split('\n')[..^2];
        Assert.That(DeepestLine(_lines), Is.GreaterThan(0), "no node is deep enough to be cut off");
    }

    [OneTimeTearDown]
    public void Delete() => _certified.Dispose();

    [Test]
    public void Counts_are_those_of_one_thread([Values(2, 3, 8)] int threads)
    {
        string report = _certified.Check().Report();

        Assert.That(report, Does.StartWith("VERIFIED"));
        Assert.That(_certified.Check(new CheckOptions { Threads = threads }).Report(), Is.EqualTo(report));
    }

    /// <summary>A line left out, doubled, or with another first letter, anywhere: the reason is that of one thread.</summary>
    [Test]
    public void Reasons_are_those_of_one_thread()
    {
        for (int i = 0; i < _lines.Length; i++)
        {
            string[][] mutants =
            [
                [.. _lines[..i], .. _lines[(i + 1)..]], [.. _lines[..i], _lines[i], .. _lines[i..]],
                [.. _lines[..i], "?" + _lines[i][1..], .. _lines[(i + 1)..]],
            ];
            string text = Certified.Seal(mutants[i % 3]);
            Assert.That(
                _certified.Check(text, new CheckOptions { Threads = 3 }).Report(), Is.EqualTo(_certified.Check(text).Report()),
                $"mutant {i % 3} of line {i}: {_lines[i]}");
        }
    }

    /// <summary>A checker does not look into shares that it is not to check, and proves nothing without one that does.</summary>
    [Test]
    public void What_another_has_taken_is_skipped()
    {
        int deep = DeepestLine(_lines);
        string[] forged = [.. _lines[..deep], ". 77", .. _lines[(deep + 1)..]];
        foreach (bool isForged in new[] { false, true })
        {
            string path = _certified.Write(isForged ? Certified.Seal(forged) : _certified.Text);
            using SharedReading reading = new(_certified.NetworkPath, _ => long.MaxValue, share => share);
            (CertificateReader all, CertificateReader none) = (reading.Readers[0], reading.Readers[1]);
            none.ReadTree(path);
            all.ReadTree(path);

            Assert.That(none.Reason, Is.Null, "it looked into a subtree that was taken");
            Assert.That(all.Reason, isForged ? Does.Contain("does not satisfy") : Is.Null);
            none.ReadEnd([]);
            Assert.That(none.Reason, Does.EndWith("nobody has checked share 0 of the tree"));
        }
    }

    // A leaf with more than ten splits above it; 0 if there is none.
    private static int DeepestLine(string[] lines)
    {
        Stack<int> depths = new([0]);
        for (int i = Array.IndexOf(lines, "body") + 1; i < lines.Length; i++)
        {
            int depth = depths.Peek();
            if (lines[i][0] == 's')
            {
                depths.Pop();
                depths.Push(depth + 1);
                depths.Push(depth + 1);
            }
            else if (lines[i][0] == '.')
            {
                depths.Pop();
                if (depth > 11)
                {
                    return i;
                }
            }
        }

        return 0;
    }
}
