using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Enumeration.Composition;

/// <summary>A dense layer in the two forms the walk needs: doubles with an error bound, and integers over one denominator.</summary>
internal sealed class CompiledLayer
{
    /// <summary>Compiles a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">Bounds on the rows of the layer's inputs, as functions of the network's input.</param>
    public CompiledLayer(DenseLayer layer, RowBounds[] inputs)
    {
        UnitCount = layer.UnitCount;
        InputCount = layer.InputCount;
        Activation = layer.Activation;
        Weights = new double[UnitCount * InputCount];
        Bias = new double[UnitCount];
        PreActivation = new RowBounds[UnitCount];
        PostActivation = new RowBounds[UnitCount];
        SlopeDoubles = [.. Activation.Pieces.Select(piece => piece.Slope.ToDouble())];
        InterceptDoubles = [.. Activation.Pieces.Select(piece => piece.Intercept.ToDouble())];

        BigInteger denominator = BigInteger.One;
        for (int i = 0; i < UnitCount; i++)
        {
            denominator = Integers.LeastCommonMultiple(denominator, layer.Bias[i].Denominator);
            foreach (Rational weight in layer.Weights.Row(i))
            {
                denominator = Integers.LeastCommonMultiple(denominator, weight.Denominator);
            }
        }

        Denominator = denominator;
        IntegerWeights = new BigInteger[UnitCount * InputCount];
        IntegerBias = new BigInteger[UnitCount];
        for (int i = 0; i < UnitCount; i++)
        {
            ReadOnlySpan<Rational> row = layer.Weights.Row(i);
            for (int j = 0; j < InputCount; j++)
            {
                Weights[(i * InputCount) + j] = row[j].ToDouble();
                IntegerWeights[(i * InputCount) + j] = row[j].Numerator * (denominator / row[j].Denominator);
            }

            Bias[i] = layer.Bias[i].ToDouble();
            IntegerBias[i] = layer.Bias[i].Numerator * (denominator / layer.Bias[i].Denominator);
            PreActivation[i] = RowBounds.Combine(Weights.AsSpan(i * InputCount, InputCount), Bias[i], inputs);
            PostActivation[i] = RowBounds.Apply(Activation, PreActivation[i]);
        }

        PieceDenominator = BigInteger.One;
        foreach ((Rational slope, Rational intercept) in Activation.Pieces)
        {
            PieceDenominator = Integers.LeastCommonMultiple(PieceDenominator, slope.Denominator);
            PieceDenominator = Integers.LeastCommonMultiple(PieceDenominator, intercept.Denominator);
        }

        IntegerSlopes = [.. Activation.Pieces.Select(piece => (piece.Slope * PieceDenominator).Numerator)];
        IntegerIntercepts = [.. Activation.Pieces.Select(piece => (piece.Intercept * PieceDenominator).Numerator)];
    }

    /// <summary>The number of units.</summary>
    public int UnitCount { get; }

    /// <summary>The number of inputs of the layer.</summary>
    public int InputCount { get; }

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>Weights rounded to double, a row a unit.</summary>
    public double[] Weights { get; }

    /// <summary>Bias rounded to double.</summary>
    public double[] Bias { get; }

    /// <summary>Slopes of the activation's pieces, rounded to double.</summary>
    public double[] SlopeDoubles { get; }

    /// <summary>Intercepts of the activation's pieces, rounded to double.</summary>
    public double[] InterceptDoubles { get; }

    /// <summary>The common denominator of weights and bias.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Weights times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerWeights { get; }

    /// <summary>Bias times <see cref="Denominator"/>.</summary>
    public BigInteger[] IntegerBias { get; }

    /// <summary>The common denominator of the activation's slopes and intercepts.</summary>
    public BigInteger PieceDenominator { get; }

    /// <summary>Slopes times <see cref="PieceDenominator"/>.</summary>
    public BigInteger[] IntegerSlopes { get; }

    /// <summary>Intercepts times <see cref="PieceDenominator"/>.</summary>
    public BigInteger[] IntegerIntercepts { get; }

    /// <summary>Bounds on the composed rows of the pre-activations, whatever the pieces of the layers before.</summary>
    public RowBounds[] PreActivation { get; }

    /// <summary>Bounds on the composed rows of the outputs, whatever the pieces.</summary>
    public RowBounds[] PostActivation { get; }
}
