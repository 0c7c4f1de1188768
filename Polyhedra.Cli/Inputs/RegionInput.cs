using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Inputs;

/// <summary>What a command looks at: a network on a domain, or both restricted to a slice.</summary>
/// <param name="Description">The network that the user named.</param>
/// <param name="Network">The network to look at: that one, or with a slice its composition with the slice, a function of the slice's coordinates s.</param>
/// <param name="Domain">The domain in the inputs of <paramref name="Network"/>; its interior is not empty.</param>
/// <param name="DomainText">The domain as the user wrote it, in the inputs of the network that he named.</param>
/// <param name="Slice">The slice, or null.</param>
internal sealed record RegionInput(NetworkDescription Description, Network Network, HPolyhedron Domain, string DomainText, SliceInput? Slice)
{
    /// <summary>A network on a domain, without a slice.</summary>
    public static RegionInput Of(NetworkDescription description, HPolyhedron domain, string domainText) =>
        new(description, description.Network, domain, domainText, null);

    /// <summary>Writes the fields <c>network</c>, <c>domain</c> and, with a slice, <c>slice</c>.</summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        Description.WriteJson(writer);
        writer.WriteString("domain", DomainText);
        if (Slice is { } slice)
        {
            writer.WriteStartObject("slice");
            writer.WriteString("points", slice.Text);
            if (slice.Seed is { } seed)
            {
                // A string where readers that know only doubles would lose digits, as counts are.
                JsonOutput.WriteInteger(writer, "seed", seed);
            }

            writer.WriteNumber("dimension", slice.Slice.Dimension);
            writer.WriteString("domain", slice.DomainText);
            writer.WriteEndObject();
        }
    }

    /// <summary>For people: lines that name network, digest, domain and slice.</summary>
    public string Text()
    {
        string text = $"network  {Description.Path}: {Description.Shape}; numbers {Description.Rule}\ndigest   {Description.Digest}\ndomain   {DomainText}\n";
        return Slice is { } slice
            ? text + $"slice    {slice.Text}{(slice.Seed is { } seed ? $", seed {seed}" : string.Empty)}; dimension {slice.Slice.Dimension}, domain {slice.DomainText}\n"
            : text;
    }
}
