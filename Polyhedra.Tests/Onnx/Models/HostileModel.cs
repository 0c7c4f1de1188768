namespace Polyhedra.Tests.Onnx.Models;

/// <summary>A model that must be refused.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Word">What the message must name.</param>
/// <param name="Content">The file.</param>
internal sealed record HostileModel(string Name, string Word, Func<byte[]> Content)
{
    /// <summary>The most seconds that it may take.</summary>
    public int MostSeconds { get; init; } = 2;

    /// <summary>The most mebibytes that may be allocated on the way.</summary>
    public int MostMebibytes { get; init; } = 512;

    public override string ToString() => Name;
}
