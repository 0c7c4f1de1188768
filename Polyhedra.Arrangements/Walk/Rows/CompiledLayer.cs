using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A layer's numbers with proven bounds on its rows and forms as functions of the network's input, whatever the pieces of the
/// layers before.</summary>
internal sealed class CompiledLayer : ScaledLayer
{
    /// <summary>Compiles a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">Bounds on the rows of the layer's inputs, as functions of the network's input.</param>
    /// <param name="inputGranularity">A power of two of which all coefficients of those rows are integer multiples; 0 if none is
    /// known.</param>
    public CompiledLayer(NetworkLayer layer, RowBounds[] inputs, double inputGranularity)
        : base(layer)
    {
        double rowGranularity = DyadicUnit.Combine(layer.SparseWeights, layer.Bias, inputGranularity);
        bool inputsAreExact = Array.TrueForAll(inputs, input => input.Error == 0);
        PreActivation = new RowBounds[RowCount];
        for (int i = 0; i < RowCount; i++)
        {
            PreActivation[i] = RowBounds.Combine(Weights(i), Columns(i), Bias[i], inputs);
            if (inputsAreExact)
            {
                PreActivation[i] = PreActivation[i].ExactOn(rowGranularity);
            }
        }

        OutputGranularity = layer is DenseLayer dense ? DyadicUnit.Apply(dense.Activations, rowGranularity) : rowGranularity;
        bool rowsAreExact = Array.TrueForAll(PreActivation, row => row.Error == 0);
        PostActivation = new RowBounds[UnitCount];
        for (int unit = 0; unit < PostActivation.Length; unit++)
        {
            PostActivation[unit] = OutputBounds(layer, unit, rowsAreExact);
        }

        FormGranularity = GranularityOfForms(Forms, rowsAreExact ? rowGranularity : 0);
        FormBounds = new RowBounds[Forms.Count];
        for (int f = 0; f < FormBounds.Length; f++)
        {
            RowBounds bounds = IsMaxout
                ? PreActivation[Forms.UpperRow(f)].Minus(PreActivation[Forms.LowerRow(f)])
                : PreActivation[Forms.RowOf(f)].Minus(Forms.Breakpoint(f));
            FormBounds[f] = bounds.ExactOn(FormGranularity);
        }
    }

    /// <summary>Bounds on the composed rows.</summary>
    public RowBounds[] PreActivation { get; }

    /// <summary>Bounds on the composed rows of the units' outputs, whatever the pieces.</summary>
    public RowBounds[] PostActivation { get; }

    /// <summary>A power of two of which all coefficients of the true output rows are integer multiples; 0 if none is known.</summary>
    public double OutputGranularity { get; }

    /// <summary>Bounds on the computed rows of the forms.</summary>
    public RowBounds[] FormBounds { get; }

    /// <summary>A power of two of which all coefficients of all true forms are integer multiples; 0 if none is known.</summary>
    public double FormGranularity { get; }

    private RowBounds OutputBounds(NetworkLayer layer, int unit, bool rowsAreExact)
    {
        if (layer is not DenseLayer dense)
        {
            return RowBounds.Largest(PreActivation.AsSpan(Forms.FirstRow(unit), RankOf(unit)));
        }

        RowBounds output = RowBounds.Apply(dense.Activations[unit], PreActivation[unit]);
        return rowsAreExact ? output.ExactOn(OutputGranularity) : output;
    }

    private static double GranularityOfForms(GateForms forms, double rowGranularity)
    {
        for (int f = 0; f < forms.Count && !forms.IsMaxout; f++)
        {
            rowGranularity = Math.Min(rowGranularity, DyadicUnit.Of(forms.Breakpoint(f)));
        }

        return rowGranularity;
    }

    /// <summary>Units of dyadic numbers: a power of two of which numbers are integer multiples. Sums of such numbers are exact in double
    /// precision as long as they stay below 2^53 units, which makes small-integer and quantised networks exact without integers.</summary>
    /// <remarks>A unit is a double; 0 says that none is known, because a number is not dyadic or its unit is below 2^-250.</remarks>
    private static class DyadicUnit
    {
        private const int SmallestExponent = -250;
        private static readonly double Smallest = Math.ScaleB(1.0, SmallestExponent);

        /// <summary>The unit of a number; infinite for 0, which is a multiple of everything.</summary>
        public static double Of(Rational value)
        {
            if (value.IsZero)
            {
                return double.PositiveInfinity;
            }

            BigInteger denominator = value.Denominator;
            if (!denominator.IsPowerOfTwo)
            {
                return 0;
            }

            long zeros = value.IsInteger ? (long)BigInteger.TrailingZeroCount(value.Numerator) : 0;
            long exponent = zeros - (long)(denominator.GetBitLength() - 1);

            // Above 1 nothing is gained, and infinities stay away.
            return exponent < SmallestExponent ? 0 : Math.ScaleB(1.0, (int)Math.Min(exponent, 0));
        }

        /// <summary>The unit of all sums of weights times inputs, plus bias, given the unit of the inputs.</summary>
        public static double Combine(SparseMatrix weights, ImmutableArray<Rational> bias, double inputs)
        {
            double unit = 1;
            double weightUnit = 1;
            for (int i = 0; i < weights.RowCount; i++)
            {
                unit = Math.Min(unit, Of(bias[i]));
                foreach (Rational weight in weights.Values(i))
                {
                    weightUnit = Math.Min(weightUnit, Of(weight));
                }
            }

            return AtLeastSmallest(Math.Min(unit, weightUnit * inputs));
        }

        /// <summary>The unit of all slopes times rows, plus intercepts, given the unit of the rows.</summary>
        public static double Apply(ImmutableArray<Activation> activations, double rows)
        {
            double unit = rows;
            Activation? last = null;
            foreach (Activation activation in activations)
            {
                if (ReferenceEquals(activation, last))
                {
                    continue;
                }

                last = activation;
                foreach ((Rational slope, Rational intercept) in activation.Pieces)
                {
                    unit = Math.Min(unit, Of(intercept));
                    unit = Math.Min(unit, Math.Min(1, Of(slope)) * rows);
                }
            }

            return AtLeastSmallest(unit);
        }

        private static double AtLeastSmallest(double unit) => unit >= Smallest ? unit : 0;
    }
}
