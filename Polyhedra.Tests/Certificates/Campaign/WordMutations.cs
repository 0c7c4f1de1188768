using System.Globalization;
using System.Numerics;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>One word changed: a sign, a hint, a multiplier, a coordinate, an index, the kind of a line.</summary>
internal static class WordMutations
{
    /// <summary>All of them. Lines of a ball are left as they are, because no option can say which ball is wanted.</summary>
    public static IEnumerable<Mutant> Of(CampaignCase subject)
    {
        string[] lines = subject.Lines;
        for (int i = 0; i < lines.Length; i++)
        {
            if (i < subject.Body && subject.IsInBall && i is >= 4 && lines[i] is not "body"
                && !lines[i].StartsWith("counts", StringComparison.Ordinal))
            {
                continue;
            }

            string[] words = lines[i].Split(' ');
            for (int w = 0; w < words.Length; w++)
            {
                IEnumerable<(string Kind, string Word)> changes = i < subject.Body ? Header(words[w]) : Body(words, w);
                foreach ((string kind, string word) in changes)
                {
                    yield return LineMutations.With(lines, i, kind, string.Join(' ', [.. words[..w], word, .. words[(w + 1)..]]));
                }

                yield return LineMutations.With(lines, i, "words", string.Join(' ', [.. words[..(w + 1)], words[w], .. words[(w + 1)..]]));
                yield return LineMutations.With(lines, i, "words", string.Join(' ', [.. words[..w], .. words[(w + 1)..]]));
            }
        }
    }

    // A line of the header: another number, another name.
    private static IEnumerable<(string Kind, string Word)> Header(string word)
    {
        IEnumerable<string> names = word switch
        {
            "exact" => ["float32", "float64"],
            "float32" => ["exact", "float64"],
            "network" => ["arrangement"],
            "arrangement" => ["network"],
            "chambers" => ["activation"],
            "activation" => ["chambers", "activation affine", "activation affine linear", "affine"],
            "affine" => ["affine affine", "linear"],
            "body" => ["Body", "body "],
            "polyhedra-certificate/1" => ["polyhedra-certificate/2", "polyhedra-certificate/01", "polyhedra-digest/1"],
            _ => [],
        };
        return names.Select(name => ("header", name))
            .Concat(word[0] is 's' && word.Contains(':', StringComparison.Ordinal)
                ? [("header", word[..^1] + (word[^1] == '0' ? '1' : '0')), ("header", word.ToUpperInvariant())] : [])
            .Concat(word.All(c => char.IsAsciiDigit(c) || c is '-' or '/' or '~') ? Coordinate(word)
                .Select(change => ("header", change.Word)) : []);
    }

    private static IEnumerable<(string Kind, string Word)> Body(string[] words, int w)
    {
        if (w == 0)
        {
            return Kinds(words);
        }

        string word = words[w];
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? Index(word[..colon], "hint").Select(change => (change.Kind, change.Word + word[colon..]))
                .Concat(Multiplier(word[(colon + 1)..]).Select(change => (change.Kind, word[..(colon + 1)] + change.Word)))
            : words[0] switch
            {
                "." or "=" => Coordinate(word),
                "s" or "m" => Index(word, "index"),
                "x" => Multiplier(word),
                "n" or "p" => w == 1 ? Index(word, "index") : Multiplier(word),
                "b" => w switch
                {
                    1 => Index(word, "index"),
                    2 => [("sign", word is "+" ? "-" : "+")],
                    3 => Coordinate(word),
                    _ => Multiplier(word),
                },
                _ => [],
            };
    }

    private static IEnumerable<(string Kind, string Word)> Kinds(string[] words) => words[0] switch
    {
        "n" => [("sign", "p"), ("kind", "b"), ("kind", "s")],
        "p" => [("sign", "n"), ("kind", "b"), ("kind", "x")],
        "B" => [("kind", "b"), ("kind", "?"), ("kind", "B\nB")],
        "b" => [("kind", "B"), ("kind", "n")],
        "s" => [("kind", "m"), ("kind", "n"), ("kind", "S")],
        "m" => [("kind", "s")],
        "+" => [("kind", "x"), ("kind", "-")],
        "x" => [("kind", "+"), ("kind", "n")],
        "." => [("kind", "s"), ("kind", "=")],
        "?" => [("kind", ".")],
        "=" => [("kind", ".")],
        _ => [],
    };

    private static IEnumerable<(string Kind, string Word)> Index(string word, string kind)
    {
        BigInteger index = BigInteger.Parse(word, CultureInfo.InvariantCulture);
        return ((string[])[$"{index + 1}", $"{index - 1}", $"{index + 2}", $"-{index}", $"{index + (BigInteger.One << 32)}", $"{index}x"])
            .Select(changed => (kind, changed));
    }

    private static IEnumerable<(string Kind, string Word)> Multiplier(string word)
    {
        bool isPower = word[0] == '^';
        BigInteger value = isPower
            ? BigInteger.One << int.Parse(word[1..], CultureInfo.InvariantCulture) : BigInteger.Parse(word, CultureInfo.InvariantCulture);
        BigInteger[] values = [value + 1, value - 1, value * 2, value / 2, 0, value * 1_000_003];
        return values.Where(changed => changed != value).Select(changed => ("multiplier", changed.ToString(CultureInfo.InvariantCulture)))
            .Concat([("sign", $"-{word}"), ("multiplier", isPower ? word[1..] : $"^{word}"), ("multiplier", $"{word}/2")]);
    }

    private static IEnumerable<(string Kind, string Word)> Coordinate(string word)
    {
        int mark = word.IndexOfAny(['/', '~']);
        (string top, string rest) = mark < 0 ? (word, string.Empty) : (word[..mark], word[mark..]);
        if (!BigInteger.TryParse(top, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger p))
        {
            return [];
        }

        BigInteger q = mark < 0 ? 1 : BigInteger.Parse(rest[1..], CultureInfo.InvariantCulture);
        string more = mark < 0 ? $"{p}/2" : $"{p}{rest[0]}{q + 1}";
        string less = mark < 0 ? $"{p}/0" : $"{p}{rest[0]}{q - 1}";
        return ((string[])[$"{p + 1}{rest}", $"{p - 1}{rest}", $"0{rest}", $"{p * 1000}{rest}", more, less, $"+{word}", $"{word}.5"])
            .Select(changed => ("coordinate", changed)).Append(("sign", $"{-p}{rest}"));
    }
}
