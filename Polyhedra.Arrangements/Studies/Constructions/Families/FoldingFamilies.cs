using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions.Layers;

namespace Polyhedra.Arrangements.Studies.Constructions.Families;

/// <summary>ReLU networks whose first layers fold coordinates of the unit cube onto themselves and whose last layer cuts the folded cube
/// by hyperplanes in general position. Their output is that of the last layer.</summary>
internal static class FoldingFamilies
{
    private static readonly ParameterDescription InputsParameter = new(FamilyArguments.InputsName, "n0, the number of inputs");
    private static readonly ParameterDescription WidthsParameter = new(FamilyArguments.WidthsName, "n_1,...,n_L, the units of every layer");

    public static ConstructionFamily GeneralPosition { get; } = new()
    {
        Name = "general-position",
        Summary = "One layer of hyperplanes in general position, all of whose cells meet the unit cube.",
        Source = "Zaslavsky 1975: no n hyperplanes have more cells than those in general position",
        Formula = "sum_{j<=n0} C(n_1, j)",
        Condition = "one layer",
        Definition = RegionDefinition.Activation,
        Parameters = [InputsParameter, new ParameterDescription(FamilyArguments.WidthsName, "n_1, the units of the one layer")],
        HasOrientation = true,
        Plan = arguments =>
        {
            ImmutableArray<int> widths = arguments.Widths;
            arguments.Require(widths.Length == 1, $"there is one layer, not {widths.Length}");
            return Folded(arguments, 1, (_, _, _) => throw new InvalidOperationException("There is nothing to fold."));
        },
    };

    public static ConstructionFamily PascanuAbs { get; } = new()
    {
        Name = "pascanu-abs",
        Summary = "Pairs of units add up to the absolute value of every coordinate, which folds it once.",
        Source = "Pascanu, Montufar and Bengio 2013, the case of 2 n0 units a layer",
        Formula = "2^((L-1) n0) * sum_{j<=n0} C(2 n0, j)",
        Condition = "every layer has exactly two units for each input: n_l = 2 n0",
        Definition = RegionDefinition.Linear,
        Parameters = [InputsParameter, WidthsParameter],
        HasOrientation = true,
        Plan = arguments =>
        {
            int inputs = arguments.Inputs;
            RequireEach(arguments, width => width == 2 * inputs, $"every layer has exactly two units for each input, that is {2 * inputs}");
            return Folded(
                arguments, BigInteger.Pow(2, (arguments.Widths.Length - 1) * inputs), (_, _, _) => Fold.Absolute);
        },
    };

    public static ConstructionFamily Pascanu { get; } = new()
    {
        Name = "pascanu",
        Summary = "The first coordinate is folded by floor(n_l / n0) units, the others pass through a unit each.",
        Source = "Pascanu, Montufar and Bengio 2013, Theorem 1; the weights are our own, the paper shows that there are some",
        Formula = "(prod_{l<L} floor(n_l / n0)) * sum_{j<=n0} C(n_L, j)",
        Condition = "no layer is narrower than the input: n_l >= n0",
        Definition = RegionDefinition.Linear,
        Parameters = [InputsParameter, WidthsParameter],
        HasOrientation = true,
        Plan = arguments =>
        {
            int inputs = arguments.Inputs;
            RequireEach(arguments, width => width >= inputs, $"no layer is narrower than the input, which has {inputs}");
            return Folded(
                arguments, Product(arguments, width => width / inputs),
                (width, _, k) => k == 0 ? Fold.Montufar(width / inputs) : Fold.Pass);
        },
    };

    public static ConstructionFamily Montufar { get; } = new()
    {
        Name = "montufar",
        Summary = "Every coordinate is folded into floor(n_l / n0) pieces by as many units.",
        Source = "Montufar, Pascanu, Cho and Bengio 2014",
        Formula = "(prod_{l<L} floor(n_l / n0)^n0) * sum_{j<=n0} C(n_L, j)",
        Condition = "no layer is narrower than the input: n_l >= n0",
        Definition = RegionDefinition.Linear,
        Parameters = [InputsParameter, WidthsParameter],
        HasOrientation = true,
        Plan = arguments =>
        {
            int inputs = arguments.Inputs;
            RequireEach(arguments, width => width >= inputs, $"no layer is narrower than the input, which has {inputs}");
            return Folded(
                arguments, Product(arguments, width => BigInteger.Pow(width / inputs, inputs)),
                (width, _, _) => Fold.Montufar(width / inputs));
        },
    };

    public static ConstructionFamily Serra5 { get; } = new()
    {
        Name = "serra5",
        Summary = "The line is folded into n_l + 1 pieces by n_l units, one of which looks left.",
        Source = "Serra, Tjandraatmadja and Ramalingam 2018, Theorem 5; the last layer may be narrower than there",
        Formula = "prod_l (n_l + 1)",
        Condition = "one input, and every layer before the last has at least three units: n_l >= 3",
        Definition = RegionDefinition.Activation,
        Parameters = [new ParameterDescription(FamilyArguments.InputsName, "n0 = 1"), WidthsParameter],
        HasOrientation = true,
        Plan = arguments =>
        {
            arguments.Require(arguments.Inputs == 1, $"the theorem is about one input, not {arguments.Inputs}");
            return SerraFolds(arguments);
        },
    };

    public static ConstructionFamily Serra6 { get; } = new()
    {
        Name = "serra6",
        Summary = "Every coordinate is folded into floor(n_l / n0) + 1 pieces by floor(n_l / n0) units, one of which looks left.",
        Source = "Serra, Tjandraatmadja and Ramalingam 2018, Theorem 6; the last layer may be narrower than there",
        Formula = "(prod_{l<L} (floor(n_l / n0) + 1)^n0) * sum_{j<=n0} C(n_L, j)",
        Condition = "every layer before the last has at least three units for each input: n_l >= 3 n0",
        Definition = RegionDefinition.Activation,
        Parameters = [InputsParameter, WidthsParameter],
        HasOrientation = true,
        Plan = SerraFolds,
    };

    private static Construction SerraFolds(FamilyArguments arguments)
    {
        int inputs = arguments.Inputs;
        ImmutableArray<int> widths = arguments.Widths;
        for (int l = 0; l + 1 < widths.Length; l++)
        {
            arguments.Require(
                widths[l] >= 3 * inputs,
                $"every layer before the last has at least three units for each input, that is {3 * inputs}; layer {l + 1} has "
                    + $"{widths[l]}");
        }

        return Folded(
            arguments, Product(arguments, width => BigInteger.Pow((width / inputs) + 1, inputs)),
            (width, _, _) => Fold.Serra(width / inputs));
    }

    // Layers that fold coordinate k by the fold of (width, layer, k), then one in general position.
    private static Construction Folded(FamilyArguments arguments, BigInteger pieces, Func<int, int, int, Fold> foldOf)
    {
        int inputs = arguments.Inputs;
        ImmutableArray<int> widths = arguments.Widths;
        arguments.CheckSize(inputs, widths);
        LayerStack stack = new(inputs);
        for (int l = 0; l + 1 < widths.Length; l++)
        {
            stack.Fold(widths[l], [[.. Enumerable.Range(0, inputs).Select(k => (k, foldOf(widths[l], l, k)))]]);
        }

        stack.Dense(
            Layers.GeneralPosition.Rows(inputs, widths[^1], Layers.GeneralPosition.Epsilon(inputs), arguments.IsOriented), Activation.Relu);
        return arguments.Result(stack.ToNetwork(), pieces * BinomialSum.UpTo(widths[^1], inputs));
    }

    private static BigInteger Product(FamilyArguments arguments, Func<int, BigInteger> factor) =>
        arguments.Widths[..^1].Aggregate(BigInteger.One, (product, width) => product * factor(width));

    private static void RequireEach(FamilyArguments arguments, Func<int, bool> condition, string message)
    {
        for (int l = 0; l < arguments.Widths.Length; l++)
        {
            arguments.Require(condition(arguments.Widths[l]), $"{message}; layer {l + 1} has {arguments.Widths[l]}");
        }
    }
}
