using Polyhedra.Arrangements.Local.Slices;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>Counts in the several domains of a specification, one after the other, and then the patterns of all of them.</summary>
internal static class BoxesRun
{
    /// <summary>Counts. A budget is for each domain, and for the union.</summary>
    /// <param name="inputs">The network in each of the domains.</param>
    /// <param name="count">Counts in one.</param>
    /// <param name="engine">The cell kernel that was asked for.</param>
    /// <param name="budget">The budgets.</param>
    /// <param name="run">The run.</param>
    public static BoxesReport Run(
        RegionInput[] inputs, Func<RegionInput, CountReport> count, Engine engine, EnumerationBudget budget, Runner run)
    {
        bool hasUnion = Array.TrueForAll(inputs, input => HaveOneHull(inputs[0].Hull?.Flat, input.Hull?.Flat));
        List<CountReport> boxes = [];
        foreach (RegionInput input in inputs)
        {
            boxes.Add(count(input));
            if (boxes[^1].ExitCode != ExitCode.Success)
            {
                return new BoxesReport(boxes, inputs.Length, null, hasUnion);
            }
        }

        EnumerationSummary? union = hasUnion
            ? run.Work((progress, cancellation) => UnionCounter.Count(
                inputs[0].Network, inputs.Select(input => input.Domain), engine, budget with { Progress = progress }, cancellation))
            : null;
        return new BoxesReport(boxes, inputs.Length, union, hasUnion);
    }

    private static bool HaveOneHull(FlatDomain? first, FlatDomain? other) =>
        (first, other) is (null, null) || (first is not null && other is not null && first.HasHullOf(other));
}
