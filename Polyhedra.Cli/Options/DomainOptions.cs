using System.Collections.Immutable;
using System.CommandLine;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Cli.Options;

/// <summary>The options that say where a network is looked at: <c>--domain</c>, and <c>--slice</c> with <c>--slice-domain</c> and <c>--seed</c>.</summary>
internal sealed class DomainOptions
{
    private const string RandomPrefix = "random:";
    private readonly Option<string?> _domain = CommonOptions.Domain();

    private readonly Option<string?> _slice = new("--slice")
    {
        Description = "Look at the flat through points: \"P0;P1;...\", file:PATH with one point a row, or random:N with --seed.",
        HelpName = "POINTS",
    };

    private readonly Option<string?> _sliceDomain = new("--slice-domain")
    {
        Description = "A domain, as for --domain, in the coordinates s of the slice: x = P0 + sum s_i (P_i - P0).",
        HelpName = "DOMAIN",
    };

    private readonly Option<string?> _seed = new("--seed") { Description = "The seed of random points, an integer from 0 to 2^64 - 1.", HelpName = "SEED" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_domain);
        command.Add(_slice);
        command.Add(_sliceDomain);
        command.Add(_seed);
    }

    /// <summary>The network and domain that the options name: as they are, or restricted to the slice. There the domain is that of <c>--domain</c>, pulled back
    /// to the slice's coordinates, intersected with that of <c>--slice-domain</c>.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="description">The network.</param>
    /// <param name="defaultDomain">The domain without <c>--domain</c>.</param>
    /// <param name="defaultSliceDomain">The domain of a slice without <c>--slice-domain</c>.</param>
    /// <exception cref="UsageException">A value does not parse, or an option needs another one.</exception>
    /// <exception cref="BadInputException">The domain has no interior, on the slice where there is one; the points do not fit or are dependent.</exception>
    public RegionInput Read(
        ParseResult parsed, NetworkDescription description, string defaultDomain = "all", string defaultSliceDomain = "all")
    {
        string domainText = parsed.GetValue(_domain) ?? defaultDomain;
        string? sliceText = parsed.GetValue(_slice);
        string? sliceDomainText = parsed.GetValue(_sliceDomain);
        ulong? seed = parsed.GetValue(_seed) is { } number ? OptionValue.Seed("--seed", number) : null;
        if (sliceText is null)
        {
            Forbid("--slice-domain", sliceDomainText is not null, "--slice");
            Forbid("--seed", seed is not null, "--slice random:N");
        }

        HPolyhedron domain = OptionValue.Domain(domainText, description.Network.InputCount);
        if (sliceText is null)
        {
            return RegionInput.Of(description, domain, domainText);
        }

        bool isRandom = sliceText.StartsWith(RandomPrefix, StringComparison.Ordinal);
        Forbid("--seed", seed is not null && !isRandom, "--slice random:N");
        AffineSlice slice = isRandom
            ? Draw(sliceText, domain, domainText, seed ?? throw new UsageException($"--slice {RandomPrefix}N: expected --seed as well"))
            : OptionValue.Parse(() => SliceText.Parse(sliceText, description.Network.InputCount));
        sliceDomainText ??= defaultSliceDomain;
        HPolyhedron own = OptionValue.Domain(sliceDomainText, slice.Dimension);
        HPolyhedron set = slice.PullBack(domain).Intersect(own);
        if (InteriorPoint.Find(set) is null)
        {
            throw new BadInputException(
                $"--slice: the domain has no interior on the slice; expected a slice that the domain \"{Shorten(domainText)}\" meets within \"{Shorten(sliceDomainText)}\"");
        }

        return new RegionInput(description, slice.Compose(description.Network), set, domainText, new SliceInput(slice, sliceText, seed, sliceDomainText));
    }

    /// <summary>The box that random points are drawn from where the domain is all of space: [-1, 1] on every axis.</summary>
    public static UniformPoints Sampler(string option, HPolyhedron domain, string domainText, ulong seed)
    {
        HPolyhedron box = string.Equals(domainText, "all", StringComparison.Ordinal)
            ? HPolyhedron.Cube(domain.Dimension, Rational.MinusOne, Rational.One)
            : domain;
        return box.HasAllBounds
            ? new UniformPoints(box, new SeededRandom(seed))
            : throw new BadInputException($"{option}: expected a domain with two bounds on every coordinate (or all, which stands for box:-1,1 here)");
    }

    /// <summary>The next random point.</summary>
    /// <exception cref="BadInputException">None is found.</exception>
    public static ImmutableArray<Rational> Next(string option, UniformPoints points) => points.TryNext() ?? throw new BadInputException(
        $"{option}: none of {UniformPoints.MaxTries} random points of the domain's bounds is in the domain; expected a domain that fills more of them");

    private static AffineSlice Draw(string text, HPolyhedron domain, string domainText, ulong seed)
    {
        int count = (int)OptionValue.Positive("--slice random:N", text[RandomPrefix.Length..], int.MaxValue)!.Value;
        if (count > domain.Dimension + 1)
        {
            throw new BadInputException($"--slice {text}: expected at most {domain.Dimension + 1} points in a space of dimension {domain.Dimension}");
        }

        UniformPoints sampler = Sampler("--slice random:N", domain, domainText, seed);
        List<ImmutableArray<Rational>> points = [];
        for (int i = 0; i < count; i++)
        {
            points.Add(Next("--slice random:N", sampler));
        }

        return SliceText.Through(points, text);
    }

    private static void Forbid(string option, bool isGiven, string needed)
    {
        if (isGiven)
        {
            throw new UsageException($"{option}: expected only with {needed}");
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
