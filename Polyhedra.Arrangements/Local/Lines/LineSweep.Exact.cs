using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <content>Exact values, made when they are asked for: integers over one positive scale a layer.</content>
internal sealed partial class LineSweep
{
    /// <summary>The outputs on the current segment as a map of the parameter.</summary>
    public AffineMap ExactMap()
    {
        EnsureExact(_layers.Length);
        LineLevel output = Output;
        return new AffineMap(
            new RationalMatrix(output.ExactSlopes.Length, 1, [.. output.ExactSlopes.Select(slope => new Rational(slope, output.Scale))]),
            [.. output.ExactConstants.Select(constant => new Rational(constant, output.Scale))]);
    }

    /// <summary>The slopes of the outputs for given pieces of all layers, times a positive number that depends on the layers
    /// alone.</summary>
    public BigInteger[] ExactSlopes(byte[][] pieces)
    {
        BigInteger[] slopes = [BigInteger.One];
        for (int l = 0; l < _layers.Length; l++)
        {
            ScaledLayer layer = _layers[l];
            BigInteger[] next = new BigInteger[layer.UnitCount];
            for (int unit = 0; unit < next.Length; unit++)
            {
                BigInteger slope = layer.IntegerSlopes[layer.SlopeIndexOf(unit, pieces[l][unit])];
                int row = layer.OutputRowOf(unit, pieces[l][unit]);
                next[unit] = slope.IsZero ? slope : slope * layer.Dot(row, slopes);
            }

            slopes = next;
        }

        return slopes;
    }

    private Rational ExactRoot(int l, int unit, int form)
    {
        (BigInteger slope, BigInteger constant) = ExactForm(l, unit, form);
        return new Rational(-constant, slope);
    }

    // A positive multiple of a form.
    private (BigInteger Slope, BigInteger Constant) ExactForm(int l, int unit, int form)
    {
        ScaledLayer layer = _layers[l];
        if (layer.IsMaxout)
        {
            (BigInteger a, BigInteger b) = ExactRow(l, layer.Forms.UpperRow(form));
            (BigInteger c, BigInteger d) = ExactRow(l, layer.Forms.LowerRow(form));
            return (a - c, b - d);
        }

        (BigInteger slope, BigInteger constant) = ExactRow(l, unit);
        Rational breakpoint = layer.Forms.Breakpoint(form);
        return (
            slope * breakpoint.Denominator,
            (constant * breakpoint.Denominator) - (breakpoint.Numerator * layer.Denominator * _levels[l].Scale));
    }

    // A row times the layer's denominator and the scale of its inputs.
    private (BigInteger Slope, BigInteger Constant) ExactRow(int l, int row)
    {
        EnsureExact(l);
        ScaledLayer layer = _layers[l];
        LineLevel level = _levels[l];
        return (layer.Dot(row, level.ExactSlopes), layer.Dot(row, level.ExactConstants) + (layer.IntegerBias[row] * level.Scale));
    }

    // Makes the exact inputs of a layer (the outputs, past the last one) on the current segment.
    private void EnsureExact(int l)
    {
        LineLevel level = _levels[l];
        if (level.IsExact)
        {
            return;
        }

        EnsureExact(l - 1);
        ScaledLayer layer = _layers[l - 1];
        BigInteger scale = layer.Denominator * _levels[l - 1].Scale;
        BigInteger[] slopes = new BigInteger[layer.UnitCount];
        BigInteger[] constants = new BigInteger[layer.UnitCount];
        for (int unit = 0; unit < slopes.Length; unit++)
        {
            int piece = _levels[l - 1].Pieces[unit];
            int index = layer.SlopeIndexOf(unit, piece);
            (BigInteger slope, BigInteger intercept) = (layer.IntegerSlopes[index], layer.IntegerIntercepts[index]);
            if (!slope.IsZero)
            {
                (BigInteger a, BigInteger b) = ExactRow(l - 1, layer.OutputRowOf(unit, piece));
                slopes[unit] = slope * a;
                constants[unit] = slope * b;
            }

            constants[unit] += intercept * scale;
        }

        level.ExactSlopes = slopes;
        level.ExactConstants = constants;
        level.Scale = scale * layer.PieceDenominator;
        level.IsExact = true;
    }
}
