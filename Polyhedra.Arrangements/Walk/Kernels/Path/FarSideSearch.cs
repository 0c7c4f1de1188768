using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The search for a point of the current cell on a wanted side of a form: the form, the point that was found last, and what
/// every path kernel does to find one.</summary>
/// <remarks>Points are proposed in floating point, by the search itself or by whoever writes to <see cref="Candidate"/>. Before one
/// counts, every row of the path, the body and the form have been verified to have their strict sign there, by a proven error bound or
/// exactly.</remarks>
internal sealed partial class FarSideSearch
{
    private readonly CellPath _path;
    private readonly IBody _body;
    private readonly bool _filters;
    private readonly double[] _form;
    private readonly double[] _objective;
    private readonly double[] _centred;
    private double[] _values = new double[16];
    private PathCell _cell;
    private double _witnessValue;
    private bool _usedExact;

    /// <summary>A search in the cells of a path within a body.</summary>
    public FarSideSearch(CellPath path, IBody body, int dimension, bool filters)
    {
        _path = path;
        _body = body;
        _filters = filters;
        _form = new double[dimension + 1];
        _objective = new double[dimension + 1];
        _centred = new double[dimension];
        _cell = new PathCell(dimension);
        Candidate = new double[dimension];
        Direction = new double[dimension];
        Found = new Witness(dimension);
    }

    /// <summary>The scaled row of the form; see <see cref="ScaledRow"/>.</summary>
    public ReadOnlySpan<double> Form => _form;

    /// <summary>No entry of <see cref="Form"/> and <see cref="Objective"/> is farther than this from that of a positive multiple of the
    /// true one.</summary>
    public double FormError { get; private set; }

    /// <summary>The wanted side, exactly.</summary>
    public PathRow Wanted { get; private set; }

    /// <summary>The scaled row that is positive on the wanted side: the form times the wanted sign.</summary>
    public double[] Objective => _objective;

    /// <summary>The cell.</summary>
    public PathCell Cell => _cell;

    /// <summary>The computed value of the form at the cell's witness.</summary>
    public double WitnessValue => _witnessValue;

    /// <summary>Where a proposal is written before <see cref="TryCandidate"/>, which leaves it as it is.</summary>
    public double[] Candidate { get; }

    /// <summary>Where a direction is written before <see cref="TryAlong"/>.</summary>
    public double[] Direction { get; }

    /// <summary>The point found last, with the values of all rows and of the objective.</summary>
    public Witness Found { get; }

    /// <summary>Whether anything about this form took exact arithmetic.</summary>
    public bool UsedExact => _usedExact;

    /// <summary>Loads a form.</summary>
    /// <returns>False if it is constant.</returns>
    public bool TryLoad(in Form form)
    {
        _usedExact = false;
        bool isLoaded = ScaledRow.TryLoad(form, _form, out double error, ref _usedExact);
        FormError = error;
        Wanted = new PathRow(null, form, Sign.Positive);
        return isLoaded;
    }

    /// <summary>The sign of the loaded form at the witness of the current cell, exactly.</summary>
    public Sign Begin(PathCell cell)
    {
        _cell = cell;
        _witnessValue = CellPath.Evaluate(_form, cell.Witness.Approximation);
        return _path.SignOf(_witnessValue, FormError, cell.Witness, Wanted with { Sign = Sign.Positive }, ref _usedExact);
    }

    /// <summary>Says which side of the form is wanted.</summary>
    public void Want(Sign side)
    {
        Wanted = Wanted with { Sign = side };
        for (int k = 0; k < _objective.Length; k++)
        {
            _objective[k] = side == Sign.Negative ? -_form[k] : _form[k];
        }
    }

    /// <summary>Notes that exact arithmetic is needed.</summary>
    public void NeedExact() => _usedExact = true;

    /// <summary>Proposes a point on the ray from the witness along the gradient of the objective.</summary>
    public bool TryRay()
    {
        Direct();
        return TryAlong(RayLength());
    }

    /// <summary>Proposes a point from the witness along the direction: past the zero of the objective, not more than half way to the
    /// end.</summary>
    /// <param name="length">How far the direction leads within the cell, approximately; may be infinite.</param>
    public bool TryAlong(double length)
    {
        double slope = CellPath.Rate(_objective, Direction);
        double crossing = Math.Abs(_witnessValue) / slope;
        if (!(slope > 0) || !(length > crossing))
        {
            return false;
        }

        Step((crossing + Math.Min(length, 3 * crossing)) / 2);
        return TryCandidate();
    }

    /// <summary>Proposes a point from a witness on the hyperplane along the gradient of the objective, half way to the end.</summary>
    public bool TryStep()
    {
        Direct();
        double length = RayLength();
        Step(double.IsPositiveInfinity(length) ? 1 : length / 2);
        return TryCandidate();
    }

    /// <summary>Makes the candidate, moved towards the middle of the wanted side if that can be verified, the found point.</summary>
    public bool TryCandidate()
    {
        Candidate.CopyTo(_centred, 0);
        return (TryCentre() && TryFind(_centred)) || TryFind(Candidate);
    }

    /// <summary>Makes an exact point on the wanted side the found one: rounded to doubles if that is still inside, else as it
    /// is.</summary>
    /// <exception cref="InvalidOperationException">The point is not in the cell or not on the wanted side.</exception>
    public void Accept(ImmutableArray<Rational> point)
    {
        for (int k = 0; k < Candidate.Length; k++)
        {
            Candidate[k] = point[k].ToDouble();
        }

        if (TryCandidate())
        {
            return;
        }

        Found.Set(point);
        if (!_path.HasInInterior(Found, ref _usedExact)
            || !_body.HasInInterior(Found, _filters, ref _usedExact)
            || Wanted.Exact.SignAt(Found.Homogeneous).Times(Wanted.Sign) != Sign.Positive)
        {
            throw new InvalidOperationException("An exact interior point failed its verification.");
        }

        Found.SetValue(_path.Count, CellPath.Evaluate(_objective, Found.Approximation));
    }

    private void Direct() => _objective.AsSpan(0, Direction.Length).CopyTo(Direction);

    private void Step(double step)
    {
        double[] start = _cell.Witness.Approximation;
        for (int k = 0; k < start.Length; k++)
        {
            Candidate[k] = start[k] + (step * Direction[k]);
        }
    }

    // How far the witness can go in the direction before it meets the boundary of the cell, approximately; may be infinite.
    private double RayLength()
    {
        double length = _body.LengthWithin(_cell.Witness.Approximation, Direction);
        ReadOnlySpan<double> direction = Direction;
        ReadOnlySpan<double> rows = _path.Rows;
        ReadOnlySpan<double> values = _cell.Witness.Values;
        int stride = direction.Length + 1;
        for (int i = 0; i < _path.Count; i++)
        {
            double rate = CellPath.Rate(rows.Slice(i * stride, stride), direction);
            if (rate < 0)
            {
                length = Math.Min(length, values[i] / -rate);
            }
        }

        return length;
    }

    private bool TryFind(double[] point)
    {
        Found.Set(point);
        double value = CellPath.Evaluate(_objective, point);
        if (!_body.HasInInterior(Found, _filters, ref _usedExact)
            || _path.SignOf(value, FormError, Found, Wanted, ref _usedExact) != Sign.Positive
            || !_path.HasInInterior(Found, ref _usedExact))
        {
            return false;
        }

        Found.SetValue(_path.Count, value);
        return true;
    }

    // Moves the candidate, one coordinate after the other, to the middle of its chord in the cell cut by the objective. All in floating
    // point; the caller verifies. False if the candidate is not inside as far as floating point can tell.
    private bool TryCentre()
    {
        int rows = _path.Count + 1;
        if (_values.Length < rows)
        {
            _values = new double[2 * rows];
        }

        if (!_body.TryBeginMoves(_centred))
        {
            return false;
        }

        for (int i = 0; i < rows; i++)
        {
            _values[i] = CellPath.Evaluate(RowAt(i), _centred);
            if (!(_values[i] > 0))
            {
                return false;
            }
        }

        if (_centred.Length >= WideDimension)
        {
            PushInwards(rows);
            return true;
        }

        for (int k = 0; k < _centred.Length; k++)
        {
            CentreOn(k);
        }

        return true;
    }

    // Column by column, without a span for each row, and with the two ends in registers: this is where a search spends its time.
    private void CentreOn(int coordinate)
    {
        ReadOnlySpan<double> rows = _path.Rows;
        int stride = _objective.Length;
        double slope = _objective[coordinate];
        Span<double> values = _values.AsSpan(0, _path.Count + 1);
        _body.Chord(_centred, coordinate, out double bodyUp, out double bodyDown);
        double up = bodyUp;
        double down = bodyDown;
        int at = coordinate;
        for (int i = 0; i < values.Length; i++, at += stride)
        {
            double rate = at < rows.Length ? rows[at] : slope;
            if (rate < 0)
            {
                up = Math.Min(up, values[i] / -rate);
            }
            else if (rate > 0)
            {
                down = Math.Min(down, values[i] / rate);
            }
        }

        double move = _body.Move(_centred, coordinate, (up - down) / 2);
        if (!double.IsFinite(move))
        {
            return;
        }

        at = coordinate;
        for (int i = 0; i < values.Length; i++, at += stride)
        {
            values[i] += (at < rows.Length ? rows[at] : slope) * move;
        }
    }

    private ReadOnlySpan<double> RowAt(int index) => index < _path.Count ? _path.Row(index) : _objective;
}
