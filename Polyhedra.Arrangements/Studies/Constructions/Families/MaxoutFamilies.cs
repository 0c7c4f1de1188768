using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions.Layers;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Families;

/// <summary>Maxout networks that fold and cut as those of <see cref="FoldingFamilies"/> do.</summary>
internal static class MaxoutFamilies
{
    private static readonly ParameterDescription InputsParameter = new(FamilyArguments.InputsName, "n0, the number of inputs");
    private static readonly ParameterDescription RankParameter =
        new(FamilyArguments.RankName, "k, the number of functions a unit is the maximum of, k >= 2");

    public static ConstructionFamily Shallow { get; } = new()
    {
        Name = "maxout-shallow",
        Summary = "One layer of maxout units, each bent at k - 1 parallel copies of a hyperplane in general position.",
        Source = "parallel classes of hyperplanes in general position, proved with the weights (Layers/GeneralPosition.cs)",
        Formula = "sum_{j<=n0} C(n_1, j) (k-1)^j",
        Condition = "one layer, k >= 2",
        Definition = RegionDefinition.Linear,
        Parameters =
        [
            InputsParameter, new ParameterDescription(FamilyArguments.WidthsName, "n_1, the units of the one layer"), RankParameter,
        ],
        Plan = arguments =>
        {
            arguments.Require(arguments.Widths.Length == 1, $"there is one layer, not {arguments.Widths.Length}");
            return Folded(arguments);
        },
    };

    public static ConstructionFamily Deep { get; } = new()
    {
        Name = "maxout-deep",
        Summary = "Every coordinate is folded into n_l (k-1) / n0 + 1 pieces by n_l / n0 maxout units; the last layer is that of "
            + "maxout-shallow.",
        Source = "alternating sums of convex functions, proved with the weights (Layers/MaxoutFold.cs)",
        Formula = "(prod_{l<L} (n_l (k-1) / n0 + 1)^n0) * sum_{j<=n0} C(n_L, j) (k-1)^j",
        Condition = "every layer before the last has an even number of units for each input: n_l / n0 even; k >= 2",
        Definition = RegionDefinition.Linear,
        Parameters =
        [
            InputsParameter, new ParameterDescription(FamilyArguments.WidthsName, "n_1,...,n_L, the units of every layer"), RankParameter,
        ],
        Plan = Folded,
    };

    public static ConstructionFamily RankTwo { get; } = new()
    {
        Name = "maxout-rank2",
        Summary = "Rank-2 units |2 x_j - 1| fold every coordinate once a layer; the last layer bends at n0 hyperplanes in general "
            + "position.",
        Source = "Montufar, Pascanu, Cho and Bengio 2014, rank-2 maxout layers as wide as the input",
        Formula = "2^(n0 L)",
        Condition = "every layer is as wide as the input: n_l = n0",
        Definition = RegionDefinition.Linear,
        Parameters = [InputsParameter, new ParameterDescription(FamilyArguments.WidthsName, "n0,...,n0, once a layer")],
        Plan = arguments =>
        {
            int inputs = arguments.Inputs;
            ImmutableArray<int> widths = arguments.Widths;
            int other = widths.IndexOf(widths.FirstOrDefault(width => width != inputs));
            arguments.Require(
                other < 0, $"every layer is as wide as the input, which has {inputs}; layer {other + 1} has "
                    + $"{(other < 0 ? 0 : widths[other])}");
            arguments.CheckSize(inputs, widths, 2);
            LayerStack stack = new(inputs);
            for (int l = 0; l + 1 < widths.Length; l++)
            {
                stack.Fold(MaxoutFold.Absolute);
            }

            // max(u/2, -u): two slopes, none of them 0.
            stack.Maxout(GeneralPosition.Rows(inputs, inputs, GeneralPosition.Epsilon(inputs), oriented: false)
                .Select(row => (Rational[][])[Array.ConvertAll(row, entry => entry / 2), Array.ConvertAll(row, entry => -entry)]));
            return arguments.Result(stack.ToNetwork(), BigInteger.Pow(2, inputs * widths.Length));
        },
    };

    private static Construction Folded(FamilyArguments arguments)
    {
        int inputs = arguments.Inputs;
        int rank = arguments.Rank;
        ImmutableArray<int> widths = arguments.Widths;
        arguments.CheckSize(inputs, widths, rank);
        LayerStack stack = new(inputs);
        BigInteger claim = BinomialSum.UpTo(widths[^1], inputs, rank - 1);
        for (int l = 0; l + 1 < widths.Length; l++)
        {
            int units = widths[l] / inputs;
            arguments.Require(
                widths[l] % inputs == 0 && units % 2 == 0,
                $"every layer before the last has an even number of units for each of the {inputs} inputs; layer {l + 1} has {widths[l]} "
                    + "units");
            stack.Fold(MaxoutFold.Alternating(units, rank));
            claim *= BigInteger.Pow((units * (rank - 1)) + 1, inputs);
        }

        stack.Maxout(GeneralPosition.MaxoutUnits(inputs, widths[^1], rank));
        return arguments.Result(stack.ToNetwork(), claim);
    }
}
