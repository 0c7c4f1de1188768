using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A layer on the current path of the vertex walk: its weights, laid out for updates of rank one, the error bounds of its forms,
/// and the buffers of computed rows.</summary>
/// <remarks>
/// <para>Rows and forms are stored column by column (all coefficients of x_0, then of x_1, ..., then the constants), each column padded to
/// a multiple of <see cref="Lane"/>, so that one vector operation serves several units.</para>
/// <para>While the layer before is being decided, <see cref="Rows"/> accumulates: every unit that is decided adds its output times the
/// weights, which is an update of rank one. A cell that waits owns a copy of what had accumulated when it was split off. Not so where the
/// weights are sparse, or the layer before is not of units with one breakpoint: then <see cref="ComposeFrom"/> makes the rows when that
/// layer is done.</para>
/// </remarks>
internal sealed class LayerState
{
    /// <summary>Columns are padded to a multiple of this.</summary>
    public const int Lane = 8;

    // A vector operation takes as long as this many that go to one row each; it only chooses between two ways to the same numbers.
    private const int SparseFactor = 4;

    private readonly Stack<double[]> _pool = new();
    private readonly WeightColumns<double>? _columns;

    private readonly SparseComposer? _composer;
    private readonly int _dimension;
    private readonly double[] _separateForms;

    /// <summary>The state of a layer before the walk, for inputs of a dimension.</summary>
    public LayerState(LayerFrame frame, int dimension)
    {
        CompiledLayer layer = frame.Layer;
        Frame = frame;
        _dimension = dimension;
        RowPad = Pad(layer.RowCount);
        FormPad = Pad(layer.Forms.Count);
        Rows = new double[(dimension + 1) * RowPad];
        _separateForms = layer.Forms.AreRows ? [] : new double[(dimension + 1) * FormPad];
        Signs = new sbyte[FormPad];
        if (SparseFactor * (long)layer.NonZeroCount < layer.InputCount * (long)RowPad)
        {
            _columns = new WeightColumns<double>(layer, (row, k) => layer.Weights(row)[k]);
            _composer = new SparseComposer(layer, _columns, dimension);
        }

        WeightsByInput = new double[IsSparse ? 0 : layer.InputCount * RowPad];
        Bias = new double[RowPad];
        LoadWeights();
        Magnitude = new double[FormPad];
        Error = new double[FormPad];
        FilterError = new double[FormPad];
        ExactUnits = new double[FormPad];
        LoadBounds();
    }

    /// <summary>The layer.</summary>
    public CompiledLayer Layer => Frame.Layer;

    /// <summary>The length of a column of rows.</summary>
    public int RowPad { get; }

    /// <summary>The length of a column of forms.</summary>
    public int FormPad { get; }

    /// <summary>The weights of input j on all rows, at j times <see cref="RowPad"/>; empty if most of them are zero.</summary>
    public double[] WeightsByInput { get; }

    /// <summary>The bias of all rows.</summary>
    public double[] Bias { get; }

    /// <summary>No coefficient of a form, true or computed, exceeds this in absolute value.</summary>
    public double[] Magnitude { get; }

    /// <summary>No computed coefficient of a form is farther than this from the true one.</summary>
    public double[] Error { get; }

    /// <summary>The computed value of a form at a double point x is within this times (1 + |x|_1) of the true value.</summary>
    public double[] FilterError { get; }

    /// <summary>If the computed form is exact: its coefficients are integer multiples of a unit, and at most this many units each; else
    /// infinite.</summary>
    public double[] ExactUnits { get; }

    /// <summary>Whether most of the weights are zero; then <see cref="ComposeFrom"/> makes few rows anew from cell to cell.</summary>
    public bool IsSparse => _columns is not null;

    /// <summary>Exact rows and pieces.</summary>
    public LayerFrame Frame { get; }

    /// <summary>The computed rows, column by column.</summary>
    public double[] Rows { get; private set; }

    /// <summary>The computed rows of the forms, column by column; right once <see cref="MakeForms"/> was called after the last change of
    /// the rows.</summary>
    public double[] Forms => Layer.Forms.AreRows ? Rows : _separateForms;

    /// <summary>Scratch: a sign a form.</summary>
    public sbyte[] Signs { get; }

    /// <summary>A form as a cut.</summary>
    public Cut Cut(int form) => new(this, form);

    /// <summary>Maxout: the form that is positive where piece j of a unit is larger than piece i before it, as a cut.</summary>
    public Cut Cut(int unit, int i, int j) => Cut(Layer.Forms.Pair(unit, i, j));

    /// <summary>Maxout: whether two pieces of a unit are seen to be the same function on the current cell, without exact
    /// rows.</summary>
    public bool AreSame(int unit, int i, int j)
    {
        int form = Layer.Forms.Pair(unit, i, j);
        for (int k = 0; k <= _dimension; k++)
        {
            // The same operations on the same numbers give the same: if they have not, there is nothing to look at.
            if (Forms[(k * FormPad) + form] != 0)
            {
                return false;
            }
        }

        int first = Layer.Forms.FirstRow(unit);
        return Frame.SameRows.Are(Frame.SameRows.Last, first + i, first + j);
    }

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
    public void Load(double[] rows)
    {
        rows.AsSpan().CopyTo(Rows);
        _composer?.Forget();
    }

    /// <summary>The rows of the first layer: its own weights and bias.</summary>
    public void LoadOwnWeights()
    {
        if (_columns is null)
        {
            WeightsByInput.AsSpan().CopyTo(Rows);
            Bias.AsSpan().CopyTo(Rows.AsSpan(_dimension * RowPad));
            return;
        }

        Clear();
        for (int j = 0; j < _dimension; j++)
        {
            ReadOnlySpan<int> rows = _columns.Rows(j);
            for (int i = 0; i < rows.Length; i++)
            {
                Rows[(j * RowPad) + rows[i]] = _columns.Weights(j)[i];
            }
        }
    }

    /// <summary>The rows if every output of the layer before were 0: the bias.</summary>
    public void Clear()
    {
        Rows.AsSpan(0, _dimension * RowPad).Clear();
        Bias.AsSpan().CopyTo(Rows.AsSpan(_dimension * RowPad));
    }

    /// <summary>Adds the outputs of the pass-through units of the layer before.</summary>
    public void AddPassedThrough(LayerState before)
    {
        CompiledLayer layer = before.Layer;
        for (int unit = 0; unit < layer.UnitCount && layer.GateUnits.Length < layer.UnitCount; unit++)
        {
            if (layer.Forms.CountOf(unit) == 0)
            {
                AddOutput(before, unit, piece: 0);
            }
        }
    }

    /// <summary>Adds slope times row plus intercept of the layer before, times the weights of input <paramref name="unit"/>.</summary>
    public void Add(int unit, LayerState before, int row, double slope, double intercept)
    {
        if (_columns is not null)
        {
            AddSparse(_columns, unit, before, row, slope, intercept);
            return;
        }

        int pad = RowPad;
        ref double weights = ref MemoryMarshal.GetArrayDataReference(WeightsByInput);
        ref double target = ref MemoryMarshal.GetArrayDataReference(Rows);
        int start = unit * pad;
        for (int k = 0; k <= _dimension; k++)
        {
            // First the slope, then the weight: their product alone may underflow where the row is large.
            double coefficient = slope * before.Rows[(k * before.RowPad) + row];
            if (k == _dimension)
            {
                coefficient += intercept;
            }

            if (coefficient == 0)
            {
                continue;
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

    private void AddSparse(WeightColumns<double> columns, int unit, LayerState before, int row, double slope, double intercept)
    {
        ReadOnlySpan<int> rows = columns.Rows(unit);
        ReadOnlySpan<double> weights = columns.Weights(unit);
        for (int k = 0; k <= _dimension; k++)
        {
            double coefficient = (slope * before.Rows[(k * before.RowPad) + row]) + (k == _dimension ? intercept : 0);
            Span<double> target = Rows.AsSpan(k * RowPad, RowPad);
            for (int i = 0; i < rows.Length; i++)
            {
                target[rows[i]] = double.FusedMultiplyAdd(weights[i], coefficient, target[rows[i]]);
            }
        }
    }

    /// <summary>The rows, from the outputs of all units of the layer before, which is decided.</summary>
    public void ComposeFrom(LayerState before)
    {
        if (_composer is not null)
        {
            _composer.Compose(before, Rows, RowPad);
            return;
        }

        Clear();
        for (int unit = 0; unit < before.Layer.UnitCount; unit++)
        {
            AddOutput(before, unit, before.Frame.Pieces[unit]);
        }
    }

    /// <summary>Adds the output of a unit of the layer before on a piece.</summary>
    public void AddOutput(LayerState before, int unit, int piece)
    {
        CompiledLayer layer = before.Layer;
        int index = layer.SlopeIndexOf(unit, piece);
        double slope = layer.SlopeDoubles[index];
        double intercept = layer.InterceptDoubles[index];
        if (slope != 0 || intercept != 0)
        {
            Add(unit, before, layer.OutputRowOf(unit, piece), slope, intercept);
        }
    }

    /// <summary>Evaluates the computed forms at a point, each product and each sum rounded for itself.</summary>
    /// <param name="point">The point.</param>
    /// <param name="values">Receives a value a form, as many as a column is long.</param>
    public void Evaluate(ReadOnlySpan<double> point, Span<double> values)
    {
        int pad = FormPad;
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

    /// <summary>Computes the rows of forms that are not rows themselves, and shows the frame where the rows of forms are.</summary>
    public void MakeForms()
    {
        Frame.ReadForms(Forms, FormPad);
        GateForms forms = Layer.Forms;
        if (forms.AreRows)
        {
            return;
        }

        if (!forms.IsMaxout || _composer is not { IsComposed: true })
        {
            MakeFormRows(0, forms.Count);
            return;
        }

        int last = -1;
        foreach (int row in _composer.Changed)
        {
            int unit = forms.UnitOfRow(row);
            if (unit != last)
            {
                MakeFormRows(forms.First(unit), forms.First(unit) + forms.CountOf(unit));
                last = unit;
            }
        }
    }

    private void MakeFormRows(int start, int end)
    {
        GateForms forms = Layer.Forms;
        for (int k = 0; k <= _dimension; k++)
        {
            Span<double> rows = Rows.AsSpan(k * RowPad, RowPad);
            Span<double> target = _separateForms.AsSpan(k * FormPad, FormPad);
            for (int f = start; f < end; f++)
            {
                target[f] = forms.IsMaxout
                    ? rows[forms.UpperRow(f)] - rows[forms.LowerRow(f)]
                    : k == _dimension ? rows[forms.RowOf(f)] - forms.Threshold(f) : rows[forms.RowOf(f)];
            }
        }
    }

    /// <summary>Rounds a number of units up to whole lanes.</summary>
    private static int Pad(int count) => (count + Lane - 1) / Lane * Lane;

    private void LoadWeights()
    {
        for (int i = 0; i < Layer.RowCount; i++)
        {
            Bias[i] = Layer.Bias[i];
            ReadOnlySpan<int> columns = Layer.Columns(i);
            for (int k = 0; k < columns.Length && !IsSparse; k++)
            {
                WeightsByInput[(columns[k] * RowPad) + i] = Layer.Weights(i)[k];
            }
        }
    }

    private void LoadBounds()
    {
        const double Inflation = 1 + (8 * FloatingPoint.Epsilon);
        Array.Fill(ExactUnits, double.PositiveInfinity);
        for (int f = 0; f < Layer.Forms.Count; f++)
        {
            RowBounds bounds = Layer.FormBounds[f];
            Magnitude[f] = (bounds.Magnitude + bounds.Error) * Inflation;
            Error[f] = bounds.Error;
            FilterError[f] = (bounds.Error + (FloatingPoint.Gamma(_dimension + 4) * Magnitude[f])) * Inflation;
            if (bounds.Error == 0 && Layer.FormGranularity > 0)
            {
                ExactUnits[f] = Magnitude[f] / Layer.FormGranularity * Inflation;
            }
        }
    }
}
