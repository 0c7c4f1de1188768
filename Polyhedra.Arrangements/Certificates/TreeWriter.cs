using System.Numerics;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes the tree of a certificate as a walk goes along; docs/certificate-format.md says what the lines mean.</summary>
/// <remarks>
/// <para>The constraints of the certificate are the domain's inequalities and every condition of a branch; the kernel's path has a row only
/// for those that cut a cell. For each of its rows the number of the constraint is kept.</para>
/// <para>Every proof is verified before it is written. What may be interrupted comes before anything of a line is written, so that the tree
/// can be finished with open nodes at any time.</para>
/// </remarks>
/// <typeparam name="TCell">The kernel's cells.</typeparam>
internal sealed partial class TreeWriter<TCell> : ITreeListener<TCell>
{
    private readonly CertificateText _text;
    private readonly IProofSource<TCell> _source;
    private readonly Prover<TCell> _prover;
    private readonly LeafPoint _leafPoint;
    private readonly int[]? _names;
    private readonly int _dimension;
    private readonly List<ProofRow> _constraints;
    private readonly List<ProofRow> _rows = [];
    private readonly List<int> _constraintOfRow = [];
    private readonly Stack<Branch> _branches = new();
    private ProofBox _box;
    private bool _isOpen = true;

    /// <summary>A writer for a walk that has not begun.</summary>
    /// <param name="text">Receives the lines.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="inequalities">The domain's inequalities in the order of the certificate.</param>
    /// <param name="source">What the kernel knows.</param>
    /// <param name="names">What the forms are called in the certificate, if not by their indices.</param>
    /// <param name="cancellation">Makes a long step throw.</param>
    /// <param name="ball">The ball that the domain is cut with, or null.</param>
    public TreeWriter(
        CertificateText text, HPolyhedron domain, IReadOnlyList<ExactRow> inequalities, IProofSource<TCell> source, int[]? names,
        CancellationToken cancellation, BallShape? ball = null)
    {
        _text = text;
        _names = names;
        _source = source;
        _dimension = domain.Dimension;
        _prover = new Prover<TCell>(domain, source, cancellation);
        _leafPoint = new LeafPoint(_dimension, ball);

        // A proof by the ball names bounds of coordinates like other constraints.
        _constraints = [.. inequalities.Select(row => ProofRow.Of(row, isOfDomain: ball is null))];
        _box = ProofBox.Of(_dimension, inequalities, ball);
        _cellLower = new double[_dimension];
        _cellUpper = new double[_dimension];
    }

    /// <summary>The number of leaves written.</summary>
    public long Leaves { get; private set; }

    void ITreeListener<TCell>.Begun()
    {
        foreach (int inequality in _source.DomainRows)
        {
            _rows.Add(inequality < 0 ? ProofRow.Infinity(_dimension) : _constraints[inequality]);
            _constraintOfRow.Add(inequality);
        }
    }

    void ITreeListener<TCell>.Split(in Form form)
    {
        _text.Write("s ");
        _text.Write(NameOf(form.Index));
        _text.End();
        _branches.Push(new Branch(_constraints.Count, _rows.Count, _box, null));
        Constrain(Row(form, Sign.Negative));
    }

    void ITreeListener<TCell>.Upper(in Form form)
    {
        FinishBranches();
        Return(_branches.Pop());
        Constrain(Row(form, Sign.Positive));
        _isOpen = true;
    }

    void ITreeListener<TCell>.Leaf(TCell cell)
    {
        ReadOnlySpan<Rational> point = _leafPoint.Shorten(_source.Middle(cell), _constraints, () => _source.InteriorPoint(cell));
        _text.Write('.');
        foreach (Rational x in point)
        {
            _text.Write(' ');
            _text.Write(x);
        }

        _text.End();
        Leaves++;
        _isOpen = false;
    }

    /// <summary>Finishes the tree: what the walk did not come to is open.</summary>
    public void Finish()
    {
        _drops.Clear();
        if (_isOpen)
        {
            _text.Line("?");
        }

        FinishBranches();
        while (_branches.TryPop(out Branch? branch))
        {
            if (branch.Maxout is { } maxout)
            {
                OpenChildren(maxout);
            }
            else
            {
                _text.Line("?");
            }

            FinishBranches();
        }
    }

    private int NameOf(int form) => _names?[form] ?? form;

    private ProofRow Row(in Form form, Sign sign) => ProofRow.Of(form, sign, _dimension);

    private void Constrain(ProofRow row)
    {
        _constraintOfRow.Add(_constraints.Count);
        _rows.Add(row);
        _constraints.Add(row);
    }

    private void Return(Branch branch)
    {
        _constraints.RemoveRange(branch.ConstraintCount, _constraints.Count - branch.ConstraintCount);
        _rows.RemoveRange(branch.RowCount, _rows.Count - branch.RowCount);
        _constraintOfRow.RemoveRange(branch.RowCount, _constraintOfRow.Count - branch.RowCount);
        _box = branch.Box;
    }

    // The path multipliers of the last proof, as far as they are of rows before a given one.
    private void WritePath(IReadOnlyList<(int Row, BigInteger Multiplier)> multipliers, int rowEnd)
    {
        foreach ((int row, BigInteger multiplier) in multipliers)
        {
            if (row < rowEnd)
            {
                _text.Write(' ');
                _text.Write(_constraintOfRow[row]);
                _text.Write(':');
                _text.WriteMultiplier(multiplier);
            }
        }
    }

    /// <summary>A branch that is not finished, with the box and how many constraints and rows there were before it.</summary>
    private sealed record Branch(int ConstraintCount, int RowCount, ProofBox Box, MaxoutBranch? Maxout);
}
