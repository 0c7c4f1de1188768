namespace Polyhedra.Checker;

/// <summary>What the certificate is wanted to be about, null for whatever it says; and how the work is done.</summary>
public sealed record CheckOptions
{
    /// <summary>The domain, as on the command line: <c>all</c>, <c>unit</c>, <c>box:...</c>, or the path of a <c>polyhedra-domain/1</c>
    /// file.</summary>
    public string? Domain { get; init; }

    /// <summary>The reading rule: <c>exact</c>, <c>float32</c> or <c>float64</c>. A <c>.nnet</c> file is read by it, null meaning
    /// <c>exact</c>.</summary>
    public string? Numbers { get; init; }

    /// <summary>The number of activation regions or chambers.</summary>
    public long? Count { get; init; }

    /// <summary>Whether the means and ranges of a <c>.nnet</c> file are part of the network.</summary>
    public bool Normalise { get; init; }

    /// <summary>The number of threads, at least 1. The verdict does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
