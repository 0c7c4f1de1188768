using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Cli.Options;

/// <summary>What a command looks at: a network, <c>--domain</c>, and where it is allowed <c>--slice</c> with <c>--slice-domain</c> and
/// <c>--seed</c>.</summary>
/// <param name="canSlice">Whether the network may be restricted to a slice.</param>
internal sealed class InputOptions(bool canSlice) : OptionGroup
{
    private readonly TextOption _slice = new(
        "--slice", "POINTS", "Look at the flat through points: \"P0;P1;...\", file:PATH with one point a row, or random:N with --seed.");

    private readonly TextOption _sliceDomain = new(
        "--slice-domain", "DOMAIN", "A domain, as for --domain, in the coordinates s of the slice: x = P0 + sum s_i (P_i - P0).");

    private readonly TypedOption<ulong?> _seed = new(
        "--seed", "SEED", "The seed of random points, an integer from 0 to 2^64 - 1.", (name, text) => OptionValue.Seed(name, text));

    public NetworkOptions Network { get; init; } = new();

    public TextOption Domain { get; } = new(
        "--domain", "DOMAIN",
        "all (the default), unit, box:lo,hi, box:lo,hi;lo,hi;..., or a file (polyhedra-domain, .vnnlib, .ine, .ext).", "-d");

    private readonly TypedOption<int?> _box = new(
        "--box", "I", "Of several domains of a VNN-LIB file the one of this number, from 0.", OptionValue.Index);

    /// <summary>The domain of a slice without <c>--slice-domain</c>.</summary>
    public string DefaultSliceDomain { get; init; } = "all";

    public override IEnumerable<Symbol> Symbols =>
        [.. Network.Symbols, Domain, _box, .. canSlice ? new Symbol[] { _slice, _sliceDomain, _seed } : []];

    /// <summary>The network and domain that the options name: as they are, or restricted to the slice. There the domain is that of
    /// <c>--domain</c>, pulled back to the slice's coordinates, intersected with that of <c>--slice-domain</c>.</summary>
    /// <exception cref="UsageException">A value does not parse, or an option needs another one.</exception>
    /// <remarks>A domain without interior is looked at in its affine hull, as a slice is; on a slice it must have an interior.</remarks>
    /// <exception cref="BadInputException">The network cannot be read; the domain is empty, or has no interior on the slice; the
    /// points do not fit or are dependent.</exception>
    public RegionInput Read(ParseResult parsed) => Read(parsed, Network.Read(parsed));

    /// <summary>The same for a network that comes from elsewhere.</summary>
    public RegionInput Read(ParseResult parsed, NetworkDescription network)
    {
        string domainText = parsed.GetValue(Domain) ?? "all";
        if (!canSlice || parsed.GetValue(_slice) is not { } sliceText)
        {
            return One(parsed, domainText, ReadAll(parsed, network));
        }

        Forbid("--box", _box.In(parsed) is not null, "a domain without --slice");
        return OnSlice(network, domainText, sliceText, _seed.In(parsed), parsed.GetValue(_sliceDomain) ?? DefaultSliceDomain);
    }

    /// <summary>The network on each of the domains that the options name: several of a specification, unless one is chosen; or the one on a
    /// slice.</summary>
    /// <inheritdoc cref="Read(ParseResult)"/>
    public RegionInput[] ReadAll(ParseResult parsed)
    {
        NetworkDescription network = Network.Read(parsed);
        return (canSlice && parsed.GetValue(_slice) is not null) || _box.In(parsed) is not null
            ? [Read(parsed, network)]
            : ReadAll(parsed, network);
    }

    // Without a slice.
    private RegionInput[] ReadAll(ParseResult parsed, NetworkDescription network)
    {
        Forbid("--slice-domain", canSlice && parsed.GetValue(_sliceDomain) is not null, "--slice");
        Forbid("--seed", canSlice && _seed.In(parsed) is not null, "--slice random:N");
        return OptionValue.Inputs(network, parsed.GetValue(Domain) ?? "all");
    }

    private RegionInput One(ParseResult parsed, string domainText, RegionInput[] inputs)
    {
        int? box = _box.In(parsed);
        return box >= inputs.Length
            ? throw new BadInputException($"--box: expected one of the domain's {inputs.Length}, counted from 0, got {box}")
            : box is null && inputs.Length > 1
                ? throw new BadInputException(
                    $"domain \"{OptionValue.Shorten(domainText)}\": expected one domain, got {inputs.Length}; --box I chooses one, from 0")
                : inputs[box ?? 0];
    }

    private static RegionInput OnSlice(NetworkDescription network, string domainText, string text, ulong? seed, string sliceDomainText)
    {
        bool isRandom = text.StartsWith(RandomSlice.Prefix, StringComparison.Ordinal);
        HPolyhedron domain = isRandom
            ? OptionValue.Domain(domainText, network.Network.InputCount)
            : OptionValue.Parse(() => DomainText.Parse(domainText, network.Network.InputCount));
        Forbid("--seed", seed is not null && !isRandom, "--slice random:N");
        AffineSlice slice = isRandom
            ? RandomSlice.Draw(text, domain, domainText, seed ?? throw new UsageException("--slice random:N: expected --seed as well"))
            : OptionValue.Parse(() => SliceText.Parse(text, network.Network.InputCount));
        HPolyhedron set = slice.PullBack(domain).Intersect(OptionValue.Domain(sliceDomainText, slice.Dimension));
        if (InteriorPoint.Find(set) is null)
        {
            throw new BadInputException(
                "--slice: the domain has no interior on the slice; expected a slice that the domain "
                + $"\"{OptionValue.Shorten(domainText)}\" meets within \"{OptionValue.Shorten(sliceDomainText)}\"");
        }

        SliceInput on = new(slice, text, seed, sliceDomainText);
        return new RegionInput(network, slice.Compose(network.Network), set, domainText, on);
    }

    private static void Forbid(string option, bool isGiven, string needed)
    {
        if (isGiven)
        {
            throw new UsageException($"{option}: expected only with {needed}");
        }
    }
}
