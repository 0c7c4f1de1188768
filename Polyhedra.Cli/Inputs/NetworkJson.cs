namespace Polyhedra.Cli.Inputs;

/// <summary>The field <c>network</c> of a report.</summary>
internal sealed record NetworkJson(
    string Path, string Digest, string Numbers, bool? Normalised, int Inputs, IReadOnlyList<int> Widths, int Outputs);
