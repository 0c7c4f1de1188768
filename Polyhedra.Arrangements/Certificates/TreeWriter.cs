using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Arrangements.Enumeration.Kernels.Lp;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes the tree of a certificate as the walk of the LP kernel goes along; docs/certificate-format.md says what the lines mean.</summary>
/// <remarks>
/// <para>The constraints of the certificate are the domain's inequalities and every condition of a branch; the engine's path has a row only for
/// those that cut a cell. For each of its rows the number of the constraint is kept.</para>
/// <para>Every proof is verified exactly before it is written.</para>
/// </remarks>
internal sealed partial class TreeWriter : ITreeListener
{
    private readonly CertificateText _text;
    private readonly LpEngine _engine;
    private readonly DropProver _prover;
    private readonly LeafPoint _leafPoint = new();
    private readonly List<ExactRow> _constraints;
    private readonly List<ExactRow> _engineRows = [];
    private readonly List<int> _constraintOfRow = [];
    private readonly Stack<Branch> _branches = new();
    private readonly List<int> _negative = [];
    private readonly List<int> _positive = [];

    /// <summary>A writer for a walk that has not begun.</summary>
    /// <param name="text">Receives the lines.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="inequalities">The domain's inequalities in the order of the certificate: bounds first, then its half-spaces without trivial ones.</param>
    /// <param name="halfSpaceStart">Where the half-spaces begin.</param>
    /// <param name="engine">The engine of the walk.</param>
    public TreeWriter(CertificateText text, HPolyhedron domain, List<ExactRow> inequalities, int halfSpaceStart, LpEngine engine)
    {
        _text = text;
        _engine = engine;
        _prover = new DropProver(domain, engine);
        _constraints = inequalities;
        for (int i = halfSpaceStart; i < inequalities.Count; i++)
        {
            _engineRows.Add(inequalities[i]);
            _constraintOfRow.Add(i);
        }
    }

    /// <summary>The number of leaves written.</summary>
    public long Leaves { get; private set; }

    void ITreeListener.Entered() => WriteLists();

    void ITreeListener.Dropped(int cell, in Form form, bool isPositive)
    {
        Sign empty = isPositive ? Sign.Negative : Sign.Positive;
        ExactRow row = ExactRow.Of(form, empty);
        if (row.IsConstant)
        {
            return;
        }

        _prover.Prove(cell, form, empty, row, _engineRows);
        if (_prover.RowMultipliers.Count == 0)
        {
            (isPositive ? _positive : _negative).Add(form.Index);
            return;
        }

        StringBuilder line = new();
        line.Append(CultureInfo.InvariantCulture, $"{(isPositive ? 'p' : 'n')} {form.Index} {CertificateText.Multiplier(_prover.FormMultiplier)}");
        AppendPath(line, int.MaxValue);
        _text.Line(line.ToString());
    }

    void ITreeListener.Split(in Form form)
    {
        WriteLists();
        _text.Line(string.Create(CultureInfo.InvariantCulture, $"s {form.Index}"));
        _branches.Push(new Branch(_constraints.Count, _engineRows.Count, null));
        Constrain(ExactRow.Of(form, Sign.Negative));
    }

    void ITreeListener.Upper(in Form form)
    {
        FinishBranches();
        Return(_branches.Pop());
        Constrain(ExactRow.Of(form, Sign.Positive));
    }

    void ITreeListener.Leaf(int cell)
    {
        WriteLists();
        ImmutableArray<Rational> point = _leafPoint.Shorten(_engine.Approximation(cell), _constraints, () => _engine.InteriorPoint(cell));
        StringBuilder line = new(".");
        foreach (Rational x in point)
        {
            line.Append(' ').Append(CertificateText.Rational(x));
        }

        _text.Line(line.ToString());
        Leaves++;
    }

    /// <summary>To be called when the walk is complete.</summary>
    public void Finish()
    {
        WriteLists();
        FinishBranches();
        _text.Footer(Leaves);
    }

    private void Constrain(ExactRow row)
    {
        _constraintOfRow.Add(_constraints.Count);
        _engineRows.Add(row);
        _constraints.Add(row);
    }

    private void Return(Branch branch)
    {
        _constraints.RemoveRange(branch.ConstraintCount, _constraints.Count - branch.ConstraintCount);
        _engineRows.RemoveRange(branch.RowCount, _engineRows.Count - branch.RowCount);
        _constraintOfRow.RemoveRange(branch.RowCount, _constraintOfRow.Count - branch.RowCount);
    }

    // The path multipliers of the last proof, as far as they are of rows before a given one.
    private void AppendPath(StringBuilder line, int rowEnd)
    {
        foreach ((int row, BigInteger multiplier) in _prover.RowMultipliers)
        {
            if (row < rowEnd)
            {
                line.Append(CultureInfo.InvariantCulture, $" {_constraintOfRow[row]}:{CertificateText.Multiplier(multiplier)}");
            }
        }
    }

    // Drops that the box alone proves wait for the next other line, so that they share one.
    private void WriteLists()
    {
        WriteList('N', _negative);
        WriteList('P', _positive);
    }

    private void WriteList(char kind, List<int> forms)
    {
        if (forms.Count == 0)
        {
            return;
        }

        forms.Sort();
        StringBuilder line = new();
        line.Append(kind);
        for (int i = 0; i < forms.Count;)
        {
            int last = i;
            while (last + 1 < forms.Count && forms[last + 1] == forms[last] + 1)
            {
                last++;
            }

            line.Append(CultureInfo.InvariantCulture, $" {forms[i]}");
            if (last > i)
            {
                line.Append(CultureInfo.InvariantCulture, $"-{forms[last]}");
            }

            i = last + 1;
        }

        forms.Clear();
        _text.Line(line.ToString());
    }

    /// <summary>A branch that is not finished, and how many constraints and engine rows there were before it.</summary>
    private sealed record Branch(int ConstraintCount, int RowCount, MaxoutBranch? Maxout);
}
