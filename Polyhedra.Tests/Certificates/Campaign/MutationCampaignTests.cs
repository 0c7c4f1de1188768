using System.Text.RegularExpressions;
using NUnit.Framework;
using Polyhedra.Checker;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Tools;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>Thousands of changed certificates, each sealed again: hash and numbers of the footer fit. Each is rejected,
/// or proves the same statement.</summary>
/// <remarks>A change may leave a proof: the drops of a node stand in any order, many points lie in a region, many multipliers prove a drop,
/// and a branch may name another form as well. Whether what is accepted is true is judged without the checker: the points of the leaves lie
/// in different regions, and in all of those that a naive enumerator finds. Certificates that prove bounds (open nodes, merges) may prove
/// other bounds, and one that is made to count more may prove more; that must be true as well.</remarks>
internal sealed class MutationCampaignTests
{
    private const int MostOfAKind = 6;
    private const int Splices = 24;
    private static readonly string[] NeverValid = ["duplicate", "claim", "merge", "fewer pieces"];
    private readonly SortedDictionary<string, (int Mutants, int Same, int OtherTrue)> _tally = new(StringComparer.Ordinal);
    private int _certificates;

    /// <summary>Says how many there were: in all, and of each kind.</summary>
    [OneTimeTearDown]
    public void Report()
    {
        int Sum(Func<(int Mutants, int Same, int OtherTrue), int> column) => _tally.Values.Sum(column);
        TestContext.Progress.WriteLine(
            $"{Sum(row => row.Mutants)} mutants of {_certificates} certificates: {Sum(row => row.Same)} prove the same, "
                + $"{Sum(row => row.OtherTrue)} another true statement");
        foreach ((string kind, (int mutants, int same, int other)) in _tally)
        {
            TestContext.Progress.WriteLine($"  {kind}: {mutants} mutants, {same} prove the same, {other} another true statement");
        }
    }

    [Test]
    public void There_are_many_certificates_of_all_kinds()
    {
        Assert.That(CampaignCases.Names.Count(), Is.GreaterThanOrEqualTo(30));
        Assert.That(CampaignCases.Donors.SelectMany(lines => lines).Select(line => line[0]).Distinct(), Is.SupersetOf("npBbsm+x.?="));
    }

    /// <summary>A sample: a few of each kind for each certificate.</summary>
    [TestCaseSource(typeof(CampaignCases), nameof(CampaignCases.Names))]
    public void A_changed_certificate_is_rejected_or_proves_the_same(string name)
    {
        using CampaignCase subject = CampaignCases.Make(name);
        Assert.That(subject.Original.Reason, Is.Null);
        Assert.That(subject.Judge.Refute(subject.Lines, subject.Original), Is.Null);
        Random random = new(name.Length);
        int mutants = 0;
        foreach (IGrouping<string, Mutant> kind in All(subject, Splices, random).GroupBy(mutant => mutant.Kind, StringComparer.Ordinal))
        {
            foreach (Mutant mutant in kind.OrderBy(_ => random.Next()).Take(MostOfAKind))
            {
                mutants++;
                Judge(subject, mutant);
            }
        }

        _certificates++;
        Assert.That(mutants, Is.GreaterThan(60));
    }

    /// <summary>Every mutant, and many that are changed twice.</summary>
    [Explicit("minutes: all mutants, and mutants of mutants")]
    [TestCaseSource(typeof(CampaignCases), nameof(CampaignCases.Names))]
    public void Every_changed_certificate_is_rejected_or_proves_the_same(string name)
    {
        using CampaignCase subject = CampaignCases.Make(name);
        Random random = new(name.Length);
        List<Mutant> all = [.. All(subject, 40 * Splices, random)];
        all.ForEach(mutant => Judge(subject, mutant));
        List<Mutant> simple = all.FindAll(mutant => mutant.Footer is null && mutant.Lines.Length == subject.Lines.Length);
        for (int k = 0; k < 4000; k++)
        {
            // Two changes of which each leaves the number of lines: the second is made where the first did nothing.
            Mutant first = simple[random.Next(simple.Count)];
            Mutant second = simple[random.Next(simple.Count)];
            string[] both = [.. first.Lines.Select(
                (line, i) => string.Equals(line, subject.Lines[i], StringComparison.Ordinal) ? second.Lines[i] : line)];
            Judge(subject, new Mutant("two changes", $"{first.What} and {second.What}", both));
        }

        _certificates++;
    }

    /// <summary>The checker in Python, which was written from the format alone, comes to the same verdicts.</summary>
    [Explicit("minutes")]
    [TestCaseSource(typeof(CampaignCases), nameof(CampaignCases.Names))]
    public void The_other_checker_agrees(string name)
    {
        using CampaignCase subject = CampaignCases.Make(name);
        using TemporaryFolder folder = new();
        Random random = new(name.Length);
        List<Mutant> mutants = [.. All(subject, 10 * Splices, random).Where(mutant => PythonChecker.Knows(mutant.Lines))];
        if (mutants.Count == 0)
        {
            Assert.Ignore("It does not know these certificates.");
        }

        List<bool> here = mutants.ConvertAll(mutant => subject.Check(subject.Seal(mutant.Lines, mutant.Footer)).IsVerified);
        IEnumerable<(string, string)> pairs = mutants.Select(
            (mutant, i) => (subject.Path, folder.Write($"{i}.pc", subject.Seal(mutant.Lines, mutant.Footer))));
        List<(bool IsVerified, string Reason)> there = PythonChecker.Check(pairs.ToList());

        // It is not told which domain is wanted.
        int header = subject.Body;
        IEnumerable<string> differences = Enumerable.Range(0, there.Count)
            .Where(i => here[i] != there[i].IsVerified
                && mutants[i].Lines.Take(header).SequenceEqual(subject.Lines.Take(header), StringComparer.Ordinal))
            .Select(i => $"{(here[i] ? "here" : "there")} verified: {mutants[i].Kind}, {mutants[i].What} {there[i].Reason}");
        Assert.That(there, Has.Count.EqualTo(mutants.Count));
        Assert.That(differences, Is.Empty);
        TestContext.Progress.WriteLine(
            $"{name}: {mutants.Count} mutants, {here.Count(verified => verified)} verified here, "
                + $"{there.Count(verdict => verdict.IsVerified)} there");
    }

    /// <summary>One number of the network changed in its last digit. The certificate is not about that network; and if its digest is
    /// changed too, it is rejected or true.</summary>
    [TestCaseSource(typeof(CampaignCases), nameof(CampaignCases.Names))]
    public void A_certificate_of_a_network_with_another_last_digit_is_rejected_or_true(string name)
    {
        using CampaignCase subject = CampaignCases.Make(name);
        string json = subject.Json;
        int end = json.IndexOf("\"expect\"", StringComparison.Ordinal);
        List<Match> numbers = Regex.Matches(
            end < 0 ? json : json[..end], @"(?<=[\[,]\s*""?)-?[0-9][-0-9./e]*(?=""?\s*[\],])", RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)).ToList();
        Assert.That(numbers, Is.Not.Empty);
        Random random = new(1);
        foreach (Match number in numbers.OrderBy(_ => random.Next()).Take(MostOfAKind))
        {
            char digit = number.Value[^1] == '9' ? '8' : (char)(number.Value[^1] + 1);
            string changed = string.Concat(
                json.AsSpan(0, number.Index + number.Length - 1), [digit], json.AsSpan(number.Index + number.Length));
            string what = $"{number.Value} at {number.Index} ends in {digit}";
            (Verdict verdict, Func<LeafJudge> judge) = subject.CheckAbout(changed, subject.Lines);
            if (verdict.IsVerified && string.Equals(verdict.Digest, subject.Original.Digest, StringComparison.Ordinal))
            {
                // The reading rule rounds both to the same number.
                Add("weight", verdict, isSame: true);
                continue;
            }

            Assert.That(subject.CheckUnchanged(changed).Reason, Does.Contain("digest"), what);
            if (verdict.IsVerified)
            {
                Assert.That(judge().Refute(subject.Lines, verdict with { LinearRegions = null }), Is.Null, what);
            }

            Add("weight", verdict, isSame: false);
        }
    }

    /// <summary>The seal, and the text as a text.</summary>
    [TestCaseSource(typeof(CampaignCases), nameof(CampaignCases.Names))]
    public void A_changed_seal_is_rejected(string name)
    {
        using CampaignCase subject = CampaignCases.Make(name);
        string text = subject.Seal(subject.Lines);
        int footer = text.LastIndexOf("end ", StringComparison.Ordinal);
        int hash = text.IndexOf("sha256:", footer, StringComparison.Ordinal);
        Random random = new(name.Length);
        List<string> mutants =
        [
            text + "\n", text + "?\n", text + text[footer..], text + text, text + "\0", "\uFEFF" + text, " " + text, "\n" + text,
            text[..^1], text[..footer], text[..(hash - 1)] + "\n", text[..hash] + "sha256:\n", text[..^2] + "\n", text[..^1] + " \n",
            text[..^1] + "0\n",
            text[..footer] + "\n" + text[footer..], text[..footer] + text[footer..].ToUpperInvariant(),
            text[..hash] + text[hash..].ToUpperInvariant(),
            text.Replace("\n", "\r\n", StringComparison.Ordinal), text.Replace("\n", " \n", StringComparison.Ordinal),
            text.Replace(" ", "\t", StringComparison.Ordinal),
            text.Replace(" ", "  ", StringComparison.Ordinal), text.Replace("body\n", "body\n\n", StringComparison.Ordinal),
        ];
        for (int k = 0; k < 3; k++)
        {
            int at = random.Next(hash + 7, text.Length - 1);
            mutants.Add(text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..]);

            // Anything else changed below an old hash.
            at = random.Next(footer);
            mutants.Add(text[..at] + (char)(text[at] ^ (1 << random.Next(7))) + text[(at + 1)..]);
        }

        foreach (string mutant in mutants)
        {
            Verdict verdict = subject.Check(mutant);
            Assert.That(verdict.IsVerified, Is.False, mutant);
            Add("seal", verdict, isSame: false);
        }
    }

    private static IEnumerable<Mutant> All(CampaignCase subject, int splices, Random random)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { subject.Seal(subject.Lines) };
        return LineMutations.Of(subject, random).Concat(WordMutations.Of(subject))
            .Concat(TreeMutations.Of(subject, CampaignCases.Donors, splices, random))
            .Where(mutant => seen.Add(subject.Seal(mutant.Lines, mutant.Footer)));
    }

    private void Judge(CampaignCase subject, Mutant mutant)
    {
        Verdict original = subject.Original;
        Verdict verdict = subject.Check(subject.Seal(mutant.Lines, mutant.Footer));
        bool isSame = verdict.IsVerified && verdict.AtLeast == original.AtLeast && verdict.AtMost == original.AtMost
            && verdict.AffinePieces == original.AffinePieces
            && verdict.LinearRegions == original.LinearRegions;
        if (verdict.IsVerified)
        {
            string about = $"{mutant.Kind}, {mutant.What}, {verdict}\n{string.Join('\n', mutant.Lines)}";
            Assert.That(NeverValid, Does.Not.Contain(mutant.Kind), about);
            Assert.That(verdict.Digest, Is.EqualTo(original.Digest));
            Assert.That(verdict.Numbers, Is.EqualTo(original.Numbers));
            Assert.That(verdict.Counted, Is.EqualTo(original.Counted));
            Assert.That(verdict.Domain, subject.IsInBall ? Is.EquivalentTo(original.Domain) : Is.Not.Null, about);
            Assert.That(subject.Judge.Refute(mutant.Lines, verdict), Is.Null, about);
            bool isOpen = subject.ProvesBounds || mutant.Lines.Contains("?", StringComparer.Ordinal);
            Assert.That(
                isSame || isOpen || !subject.Lines.Contains(mutant.Lines[subject.Body - 2], StringComparer.Ordinal), Is.True, about);
        }

        Add(mutant.Kind, verdict, isSame);
    }

    private void Add(string kind, Verdict verdict, bool isSame)
    {
        (int mutants, int same, int other) = _tally.GetValueOrDefault(kind);
        _tally[kind] = (mutants + 1, same + (isSame ? 1 : 0), other + (verdict.IsVerified && !isSame ? 1 : 0));
    }
}
