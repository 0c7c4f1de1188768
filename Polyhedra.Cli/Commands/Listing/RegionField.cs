using System.Text.Json;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>A field that <c>regions</c> prints of each region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes its value.</param>
internal sealed record RegionField(string Name, RegionField.Writer Write)
{
    internal delegate void Writer(Utf8JsonWriter writer, ref RegionParts region);

    /// <summary>The name as it is written.</summary>
    public JsonEncodedText Key { get; } = JsonEncodedText.Encode(Name);
}
