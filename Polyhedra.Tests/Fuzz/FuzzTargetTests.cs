using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Fuzz;
using Polyhedra.Fuzz.Certificates;
using Polyhedra.Fuzz.Checks;
using Polyhedra.Fuzz.Targets;

namespace Polyhedra.Tests.Fuzz;

/// <summary>The inputs that fuzzing begins with, and those that crashed once, go through the same targets without a fuzzer.</summary>
internal sealed class FuzzTargetTests
{
    private const int MostFiles = 20;
    private const int MostBytes = 4096;

    private static readonly string Inputs = Path.Combine(Repository.Root, "Polyhedra.Fuzz");

    private static IEnumerable<string> Names => FuzzTargets.All.Select(target => target.Name);

    [TestCaseSource(nameof(Names))]
    public void The_corpus_is_read_or_refused(string name)
    {
        (int executions, int accepted, (string File, Exception Problem)? crash) =
            Replay.Run(FuzzTargets.Find(name)!, Path.Combine(Inputs, "corpus", name));

        Assert.That(crash, Is.Null);
        Assert.That(executions, Is.InRange(1, MostFiles));
        Assert.That(accepted, Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Names))]
    public void What_crashed_once_crashes_no_more(string name)
    {
        string folder = Path.Combine(Inputs, "crashes", name);
        if (Directory.Exists(folder))
        {
            Assert.That(Replay.Run(FuzzTargets.Find(name)!, folder).Crash, Is.Null);
        }
    }

    [Test]
    public void Inputs_are_small_and_of_targets_that_there_are()
    {
        foreach (string kind in new[] { "corpus", "crashes", "dictionaries" })
        {
            string folder = Path.Combine(Inputs, kind);
            IEnumerable<string> owners = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileNameWithoutExtension)!;
            IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(owners.Except(Names, StringComparer.Ordinal), Is.Empty);
                Assert.That(files.Where(file => new FileInfo(file).Length > MostBytes), Is.Empty);
            }
        }
    }

    [Test]
    public void An_input_that_takes_too_much_memory_is_a_crash()
    {
        FuzzTarget greedy = new("greedy", _ => Enumerable.Range(0, 17).All(_ => new byte[1 << 26].Length > 0));

        Assert.That(() => Costs.Run(greedy, []), Throws.TypeOf<DisagreementException>().With.Message.Contains("MiB"));
    }

    /// <summary>The certificate of the tent proves three regions. Held against a network that has two it is a crash.</summary>
    [Test]
    public void A_certificate_that_proves_another_count_is_a_crash()
    {
        CertifiedSubject tent = CertifiedSubject.OfResource("tent.json");
        Network fold = NetworkFile.Parse(
            """
            { "format": "polyhedra-network/1", "inputs": 1,
              "layers": [{ "type": "dense", "weights": [[1]], "bias": [0], "activation": "relu" }] }
            """u8.ToArray(),
            "fold");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(VerdictChecks.Check(tent, Scratch.Resource("tent.pc")), Is.True);
            Assert.That(
                () => VerdictChecks.Check(tent with { Network = fold, Known = [] }, Scratch.Resource("tent.pc")),
                Throws.TypeOf<DisagreementException>().With.Message.Contains("VERIFIED 3"));
        }
    }

    [Test]
    public void A_crash_is_found_and_named()
    {
        FuzzTarget broken = new("broken", input => input.Length == 0 ? true : throw new NotSupportedException());
        string folder = Directory.CreateTempSubdirectory("polyhedra-fuzz-test-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "1"), []);
        File.WriteAllBytes(Path.Combine(folder, "2"), [7]);

        (int executions, int accepted, (string File, Exception Problem)? crash) = Replay.Run(broken, folder);
        Directory.Delete(folder, recursive: true);

        Assert.That((executions, accepted), Is.EqualTo((2, 1)));
        Assert.That(crash?.File, Is.EqualTo(Path.Combine(folder, "2")));
        Assert.That(crash?.Problem, Is.TypeOf<NotSupportedException>());
    }
}
