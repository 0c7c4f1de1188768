namespace Polyhedra.Checker;

/// <summary>What the certificate is wanted to be about; null: whatever it says.</summary>
public sealed record CheckOptions
{
    /// <summary>The domain, as on the command line: <c>all</c>, <c>unit</c>, <c>box:...</c>, or the path of a <c>polyhedra-domain/1</c> file.</summary>
    public string? Domain { get; init; }

    /// <summary>The reading rule: <c>exact</c>, <c>float32</c> or <c>float64</c>.</summary>
    public string? Numbers { get; init; }

    /// <summary>The number of activation regions.</summary>
    public long? Count { get; init; }
}
