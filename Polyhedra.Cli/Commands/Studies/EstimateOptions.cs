namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>estimate</c> is asked for.</summary>
/// <param name="Methods">The estimators.</param>
/// <param name="Samples">The number of random points.</param>
/// <param name="Lines">The number of random segments.</param>
/// <param name="Runs">The number of runs of the parity methods.</param>
/// <param name="Seed">The seed; every method starts from it anew.</param>
/// <param name="WantsTruth">Whether the exact count is wanted.</param>
internal sealed record EstimateOptions(ImmutableArray<string> Methods, int Samples, int Lines, int Runs, ulong Seed, bool WantsTruth);
