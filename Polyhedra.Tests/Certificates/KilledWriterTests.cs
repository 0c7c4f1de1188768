using System.Diagnostics;
using NUnit.Framework;
using Polyhedra.Checker;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Certificates;

/// <summary>The writer killed at random moments: what it leaves, under whatever name, proves nothing, unless it had finished.</summary>
[Platform("Unix")]
internal sealed class KilledWriterTests
{
    private const int Regions = 3603;

    [TestCase(3)]
    [TestCase(60, Explicit = true)]
    public void What_a_killed_writer_leaves_proves_nothing(int times)
    {
        // Four inputs, all of space: the count takes a fraction of a second and the certificate several times as long.
        string network = Repository.Data("networks", "trained-iris.json");
        Random random = new(times);
        int left = 0;
        int finished = 0;
        for (int k = 0; k < times; k++)
        {
            using TemporaryFolder folder = new();
            string name = k % 2 == 0 ? "iris.pc" : "iris.pc.gz";
            using (Process process = CliProcess.Start(
                "count", network, "--activation-only", "--threads", "1", "--engine", "lp", "--certificate", folder.Path(name)))
            {
                // A moment after it began to write, at the earliest.
                Stopwatch watch = Stopwatch.StartNew();
                while (!folder.Names().Any() && watch.Elapsed.TotalSeconds < 30)
                {
                    Thread.Sleep(1);
                }

                Thread.Sleep(random.Next(1500));
                process.Kill();
                process.WaitForExit();
            }

            foreach (string file in folder.Names().ToArray())
            {
                // Under a name that says what the bytes are.
                string renamed = folder.Path($"left-{name}");
                File.Copy(folder.Path(file), renamed, overwrite: true);
                Verdict verdict = CertificateChecker.Check(network, renamed);
                bool isFinal = string.Equals(file, name, StringComparison.Ordinal);
                Assert.That(verdict.IsVerified || !isFinal, Is.True, verdict.Reason);
                Assert.That(
                    $"{verdict}", verdict.IsVerified ? Is.EqualTo($"VERIFIED {Regions} activation regions") : Does.StartWith("REJECTED"),
                    "it was not whole");
                left++;
                finished += verdict.IsVerified ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine($"{times} writers killed: {left} left a file, {finished} of them had finished");
        Assert.That(left, Is.GreaterThan(0));
    }
}
