using System.Collections.Immutable;
using Google.Protobuf;
using NUnit.Framework;
using Onnx;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;
using Polyhedra.Onnx.Operators;
using Polyhedra.Tests.Onnx.Models;

namespace Polyhedra.Tests.Onnx;

/// <summary>Models over all operators, as this program reads them, against ONNX Runtime: the value at fifty points.</summary>
internal sealed class OnnxRuntimeTests
{
    private const int Points = 50;

    private static IEnumerable<OnnxCase> Cases =>
        [.. DenseCases.Cases(), .. WindowCases.Cases(), .. ElementCases.Cases(), .. ShapeCases.Cases()];

    [TestCaseSource(nameof(Cases))]
    public void The_exact_value_is_that_of_ONNX_Runtime_within_its_rounding(OnnxCase model)
    {
        ModelProto proto = model.Model();
        (ModelProto majorantProto, int roundings) = model.Majorant();
        using OnnxRuntime runtime = new(proto);
        using OnnxRuntime majorant = new(majorantProto);
        Network network = OnnxReading.Read(proto.ToByteArray());
        Assert.That(network.InputCount, Is.EqualTo(runtime.InputCount));
        double unit = proto.Graph.Input[0].Type.TensorType.ElemType == (int)TensorProto.Types.DataType.Double
            ? Math.ScaleB(1, -53)
            : Math.ScaleB(1, -24);
        Random random = new(7);
        for (int point = 0; point < Points; point++)
        {
            double[] x = [.. Enumerable.Range(0, runtime.InputCount)
                .Select(_ => model.Grid > 0 ? random.Next(-9, 10) : random.Next(-64, 65) / 16.0)];
            double[] computed = runtime.Run(x)[0];
            double[][] majorants = majorant.Run([.. x.Select(Math.Abs)]);
            ImmutableArray<Rational> output = NetworkEvaluation.At(network, [.. x.Select(Rational.FromDouble)]).Output;

            Assert.That(output, Has.Length.EqualTo(computed.Length));
            bool exact = model.Grid > 0 && majorants.SelectMany(values => values).Max() * 64 * model.Grid < 1 << 24;
            Assert.That(exact, Is.EqualTo(model.Grid > 0), "values that are too large to be exact");
            for (int i = 0; i < computed.Length; i++)
            {
                Assert.That(Math.Abs(computed[i]), Is.LessThanOrEqualTo(1.01 * majorants[^1][i]), "the majorant is none");

                // ((1 + u)^k - 1) M, and M itself was computed with k roundings.
                double bound = exact ? 0 : 1.01 * roundings * unit * majorants[^1][i];
                Assert.That(
                    Rational.Abs(output[i] - Rational.FromDouble(computed[i])),
                    Is.LessThanOrEqualTo(Rational.FromDouble(bound)),
                    $"point {point}, output {i}: {output[i].ToDouble()} is not {computed[i]}");
            }
        }
    }

    [Test]
    public void Every_operator_that_is_read_stands_in_some_model() => Assert.That(
        OperatorTable.Names.Except(
            Cases.SelectMany(model => model.Model().Graph.Node).Select(node => node.OpType), StringComparer.Ordinal),
        Is.Empty);

    [Test]
    public void There_are_more_than_sixty_models() => Assert.That(Cases.Count(), Is.GreaterThan(60));
}
