using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A layer on the current path of the vertex walk: its plan, exact rows, and the buffers of computed rows.</summary>
/// <remarks>While the layer before is being decided, <see cref="Rows"/> accumulates: every unit that is decided adds its output times the
/// weights, which is an update of rank one. A cell that waits owns a copy of what had accumulated when it was split off.</remarks>
internal sealed class LayerState
{
    private readonly Stack<double[]> _pool = new();
    private readonly int _dimension;
    private readonly double[] _separateForms;

    /// <summary>The state of a layer before the walk.</summary>
    public LayerState(LayerPlan plan, LayerFrame frame, int dimension)
    {
        Plan = plan;
        Frame = frame;
        _dimension = dimension;
        Rows = new double[(dimension + 1) * plan.RowPad];
        _separateForms = plan.Layer.Forms.AreRows ? [] : new double[(dimension + 1) * plan.FormPad];
        Signs = new sbyte[plan.FormPad];
    }

    /// <summary>The plan.</summary>
    public LayerPlan Plan { get; }

    /// <summary>Exact rows and pieces.</summary>
    public LayerFrame Frame { get; }

    /// <summary>The computed rows, column by column.</summary>
    public double[] Rows { get; private set; }

    /// <summary>The computed rows of the forms, column by column; right once <see cref="MakeForms"/> was called after the last change of the rows.</summary>
    public double[] Forms => Plan.Layer.Forms.AreRows ? Rows : _separateForms;

    /// <summary>Scratch: a sign a form.</summary>
    public sbyte[] Signs { get; }

    /// <summary>A form as a cut.</summary>
    public Cut Cut(int form) => new(Plan, Frame, Forms, form);

    /// <summary>A copy of the rows, for a cell that waits.</summary>
    public double[] Snapshot()
    {
        double[] copy = _pool.TryPop(out double[]? pooled) ? pooled : new double[Rows.Length];
        Rows.AsSpan().CopyTo(copy);
        return copy;
    }

    /// <summary>Goes back to a copy; the rows so far are recycled.</summary>
    public void Restore(double[] rows)
    {
        _pool.Push(Rows);
        Rows = rows;
    }

    /// <summary>Overwrites the rows.</summary>
    public void Load(double[] rows) => rows.AsSpan().CopyTo(Rows);

    /// <summary>The rows of the first layer: its own weights and bias.</summary>
    public void LoadOwnWeights()
    {
        Plan.WeightsByInput.AsSpan().CopyTo(Rows);
        Plan.Bias.AsSpan().CopyTo(Rows.AsSpan(_dimension * Plan.RowPad));
    }

    /// <summary>The rows if every output of the layer before were 0: the bias.</summary>
    public void Clear()
    {
        Rows.AsSpan(0, _dimension * Plan.RowPad).Clear();
        Plan.Bias.AsSpan().CopyTo(Rows.AsSpan(_dimension * Plan.RowPad));
    }

    /// <summary>Adds slope times row plus intercept of the layer before, times the weights of input <paramref name="unit"/>.</summary>
    public void Add(int unit, LayerState before, int row, double slope, double intercept)
    {
        int pad = Plan.RowPad;
        ref double weights = ref MemoryMarshal.GetArrayDataReference(Plan.WeightsByInput);
        ref double target = ref MemoryMarshal.GetArrayDataReference(Rows);
        int start = unit * pad;
        for (int k = 0; k <= _dimension; k++)
        {
            // First the slope, then the weight: their product alone may underflow where the row is large.
            double coefficient = slope * before.Rows[(k * before.Plan.RowPad) + row];
            if (k == _dimension)
            {
                coefficient += intercept;
            }

            Vector256<double> factor = Vector256.Create(coefficient);
            int column = k * pad;
            for (int i = 0; i < pad; i += 8)
            {
                Vector256<double> first = Vector256.LoadUnsafe(ref target, (nuint)(column + i));
                Vector256<double> second = Vector256.LoadUnsafe(ref target, (nuint)(column + i + 4));
                first = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref weights, (nuint)(start + i)), factor, first);
                second = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref weights, (nuint)(start + i + 4)), factor, second);
                first.StoreUnsafe(ref target, (nuint)(column + i));
                second.StoreUnsafe(ref target, (nuint)(column + i + 4));
            }
        }
    }

    /// <summary>Evaluates the computed forms at a point, each product and each sum rounded for itself.</summary>
    /// <param name="point">The point.</param>
    /// <param name="values">Receives a value a form, as many as a column is long.</param>
    public void Evaluate(ReadOnlySpan<double> point, Span<double> values)
    {
        int pad = Plan.FormPad;
        ref double forms = ref MemoryMarshal.GetArrayDataReference(Forms);
        ref double target = ref MemoryMarshal.GetReference(values[..pad]);
        for (int i = 0; i < pad; i += 4)
        {
            Vector256<double> value = Vector256.LoadUnsafe(ref forms, (nuint)((_dimension * pad) + i));
            for (int k = 0; k < point.Length; k++)
            {
                value += Vector256.Create(point[k]) * Vector256.LoadUnsafe(ref forms, (nuint)((k * pad) + i));
            }

            value.StoreUnsafe(ref target, (nuint)i);
        }
    }

    /// <summary>Computes the rows of forms that are not rows themselves.</summary>
    public void MakeForms()
    {
        GateForms forms = Plan.Layer.Forms;
        if (forms.AreRows)
        {
            return;
        }

        for (int k = 0; k <= _dimension; k++)
        {
            Span<double> rows = Rows.AsSpan(k * Plan.RowPad, Plan.RowPad);
            Span<double> target = _separateForms.AsSpan(k * Plan.FormPad, Plan.FormPad);
            for (int f = 0; f < forms.Count; f++)
            {
                target[f] = forms.Rank > 0
                    ? rows[forms.UpperRow(f)] - rows[forms.LowerRow(f)]
                    : k == _dimension ? rows[forms.RowOf(f)] - forms.Threshold(f) : rows[forms.RowOf(f)];
            }
        }
    }
}
