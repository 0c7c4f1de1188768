namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>What floating point proposes and proves in a Euclidean ball: multipliers of rows that leave no point of the ball, or a point
/// near the one of the wanted side that is nearest to the centre.</summary>
internal sealed class BallProposals
{
    // Proposals stop this much beyond the ball, where proofs are easy. It decides speed only.
    private const double Comfortable = 1 + (1.0 / (1 << 20));

    private readonly CellPath _path;
    private readonly BallShape _ball;
    private readonly BallBody _body;
    private readonly FarSideSearch _search;
    private readonly BallProof _proof;
    private readonly DoubleProjection _projection;
    private readonly DoubleProjection.RowReader _readRow;
    private readonly DoubleProjection.RowReader _readChosenRow;
    private readonly double[] _nearest;

    // Of each row: its value at the centre and its length.
    private double[] _offsets = new double[16];
    private double[] _norms = new double[16];

    // The rows that are zero at the nearest point, with offsets that make all of them grow.
    private int[] _chosen = [];
    private double[] _chosenOffsets = [];
    private double[] _chosenNorms = [];

    /// <summary>Proposals for the cells of a path within a ball.</summary>
    public BallProposals(CellPath path, BallShape ball, BallBody body, FarSideSearch search)
    {
        _path = path;
        _ball = ball;
        _body = body;
        _search = search;
        _proof = new BallProof(ball);
        _projection = new DoubleProjection(ball.Centre.Length);
        _nearest = new double[ball.Centre.Length];
        _readRow = RowAt;
        _readChosenRow = i => RowAt(_chosen[i]);
    }

    /// <summary>Takes note of the row that was pushed on the path last.</summary>
    public void Note()
    {
        int index = _path.Count - 1;
        if (_norms.Length <= index + 1)
        {
            Array.Resize(ref _norms, 2 * (index + 2));
            Array.Resize(ref _offsets, 2 * (index + 2));
        }

        Measure(index, _path.Row(index));
    }

    /// <summary>Whether a row is nowhere positive in the ball, if floating point can prove it.</summary>
    /// <param name="row">The coefficients, then the constant.</param>
    /// <param name="error">No entry is farther than this from that of a positive multiple of the true row.</param>
    public bool IsNowherePositive(ReadOnlySpan<double> row, double error)
    {
        _proof.Clear();
        _proof.Add(row, error, 1);
        return _proof.Holds();
    }

    /// <summary>Whether the search's objective is positive somewhere in the cell, if floating point can prove the answer; if so, the
    /// search has found such a point.</summary>
    public bool? Propose()
    {
        int rows = _path.Count + 1;
        Measure(_path.Count, _search.Objective);
        ProjectionStatus status = _projection.Solve(
            _readRow, _offsets.AsSpan(0, rows), _norms.AsSpan(0, rows), _ball.OuterRadius * Comfortable);
        if (status == ProjectionStatus.Failed)
        {
            return null;
        }

        if (MultipliersHold())
        {
            return false;
        }

        return status == ProjectionStatus.Nearest && TryNear() ? true : null;
    }

    private void Measure(int index, ReadOnlySpan<double> row)
    {
        _offsets[index] = CellPath.Evaluate(row, _ball.Centre);
        double squares = 0;
        for (int k = 0; k < _nearest.Length; k++)
        {
            squares += row[k] * row[k];
        }

        _norms[index] = Math.Sqrt(squares);
    }

    private bool MultipliersHold()
    {
        _proof.Clear();
        for (int j = 0; j < _projection.ActiveCount; j++)
        {
            int row = _projection.ActiveRow(j);
            double multiplier = _projection.Multiplier(j);
            if (multiplier > 0)
            {
                _proof.Add(RowAt(row), row < _path.Count ? _path.RowError(row) : _search.FormError, multiplier);
            }
        }

        return _projection.ActiveCount > 0 && _proof.Holds();
    }

    // Proposes a point a little inside of the nearest point: along a direction in which all rows grow that are zero there.
    private bool TryNear()
    {
        _projection.Point.CopyTo(_nearest, 0);
        int count = ChooseTightRows();
        ProjectionStatus status = _projection.Solve(
            _readChosenRow, _chosenOffsets.AsSpan(0, count), _chosenNorms.AsSpan(0, count), double.PositiveInfinity);
        if (status != ProjectionStatus.Nearest)
        {
            return false;
        }

        double[] direction = _projection.Point;
        double limit = _body.LengthFromCentre(_nearest, direction);
        for (int i = 0; i <= _path.Count; i++)
        {
            double rate = CellPath.Rate(RowAt(i), direction);
            if (rate < 0)
            {
                limit = Math.Min(limit, (_offsets[i] + CellPath.Rate(RowAt(i), _nearest)) / -rate);
            }
        }

        // Without rows to leave, the direction is zero and the nearest point is the centre.
        double step = double.IsFinite(limit) ? limit / 2 : 0;
        double[] candidate = _search.Candidate;
        for (int k = 0; k < candidate.Length; k++)
        {
            candidate[k] = _ball.Centre[k] + _nearest[k] + (step * direction[k]);
        }

        return step >= 0 && _search.TryCandidate();
    }

    private int ChooseTightRows()
    {
        int rows = _path.Count + 1;
        if (_chosen.Length < rows)
        {
            _chosen = new int[2 * rows];
            _chosenOffsets = new double[2 * rows];
            _chosenNorms = new double[2 * rows];
        }

        int count = 0;
        double length = Math.Sqrt(CellPath.Rate(_nearest, _nearest));
        for (int i = 0; i < rows; i++)
        {
            double value = _offsets[i] + CellPath.Rate(RowAt(i), _nearest);
            if (value <= (Math.Abs(_offsets[i]) + (_norms[i] * length)) * (Comfortable - 1))
            {
                _chosen[count] = i;
                _chosenOffsets[count] = -_norms[i];
                _chosenNorms[count] = _norms[i];
                count++;
            }
        }

        return count;
    }

    private ReadOnlySpan<double> RowAt(int index) => index < _path.Count ? _path.Row(index) : _search.Objective;
}
