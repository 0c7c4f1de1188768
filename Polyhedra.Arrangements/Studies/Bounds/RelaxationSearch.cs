using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Proves that a unit never takes a sign on a domain, or finds where it does, by linear programs over a relaxation.</summary>
/// <remarks>A program that does not settle it is split by a unit before, the one whose output is farthest from its ReLU, into the case
/// that it is active and the case that it is not: with enough cases the relaxation is exact. Multipliers are proposed in floating point,
/// rounded, and evaluated exactly; points are evaluated exactly by the caller. So the answer never depends on the proposer, only whether
/// there is one in few cases.</remarks>
/// <param name="relaxation">The relaxation of all layers before.</param>
/// <param name="proposer">Proposes multipliers.</param>
/// <param name="cancellation">Looked at once a program.</param>
internal sealed class RelaxationSearch(TriangleRelaxation relaxation, IBasisProposer proposer, CancellationToken cancellation) : IDisposable
{
    private const int MostCases = 48;
    private readonly UnitState[] _free = [.. relaxation.Units.Select(_ => UnitState.Unstable)];
    private readonly double[] _point = new double[relaxation.VariableCount];
    private Opened? _root;

    /// <summary>Whether a unit of the next layer can take a sign.</summary>
    /// <param name="layer">The next layer.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="sign">Positive or negative.</param>
    /// <param name="shows">Whether a point of the inputs, which may lie a little outside the domain, shows that it can, exactly.</param>
    /// <returns>True if it can, false if it cannot, null if neither was found. That a unit is never negative means here that it is always
    /// positive: if it may be 0 throughout a region the answer is null.</returns>
    public bool? CanBe(DenseLayer layer, int unit, Sign sign, Predicate<double[]> shows)
    {
        (Rational[] form, Rational constant) = relaxation.FormOf(layer, unit, sign);
        Stack<UnitState[]> cases = new([_free]);
        for (int count = 0; cases.TryPop(out UnitState[]? next); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count == MostCases || Try(next, form, constant, sign, shows) is not { } outcome)
            {
                return null;
            }

            if (outcome == Found)
            {
                return true;
            }

            if (outcome != Closed)
            {
                cases.Push(Hold(next, outcome, UnitState.Inactive));
                cases.Push(Hold(next, outcome, UnitState.Active));
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _root?.Dispose();

    private const int Closed = -1;
    private const int Found = -2;

    private static UnitState[] Hold(UnitState[] cases, int unit, UnitState state)
    {
        UnitState[] held = (UnitState[])cases.Clone();
        held[unit] = state;
        return held;
    }

    // Closed, Found, the unit to split by, or null if there is none.
    private int? Try(UnitState[] cases, Rational[] form, Rational constant, Sign sign, Predicate<double[]> shows)
    {
        Opened opened = cases == _free ? _root ??= Open(cases) : Open(cases);
        try
        {
            if (!opened.TryMaximise(form, _point, out Rational[] multipliers))
            {
                // Most likely no point of the domain belongs to this case.
                LinearProgram program = new(opened.Set, [.. form]);
                return LinearProgramSolver.Solve(program, proposer, cancellation) switch
                {
                    LinearProgramResult.Infeasible => Closed,
                    LinearProgramResult.Optimal optimum when IsNever(optimum.Value + constant, sign) => Closed,
                    _ => null,
                };
            }

            if (IsNever(relaxation.UpperBound(form, constant, multipliers, cases), sign))
            {
                return Closed;
            }
        }
        finally
        {
            if (opened != _root)
            {
                opened.Dispose();
            }
        }

        return shows(_point) ? Found : FindWidest(cases);
    }

    private Opened Open(UnitState[] cases) => new(relaxation.ToPolyhedron(cases), proposer);

    // A unit that is 0 is inactive: "never positive" may be 0, "never inactive" may not.
    private static bool IsNever(Rational bound, Sign sign) =>
        bound.Sign == Sign.Negative || (bound.IsZero && sign == Sign.Positive);

    private int? FindWidest(UnitState[] cases)
    {
        int? widest = null;
        double largest = 0;
        for (int j = 0; j < cases.Length; j++)
        {
            if (relaxation.Units[j].IsOpen && cases[j] == UnitState.Unstable && relaxation.Units[j].Gap(_point) is var gap && gap > largest)
            {
                (widest, largest) = (j, gap);
            }
        }

        return widest;
    }

    // A polyhedron that is handed to the proposer once, for several objectives.
    private sealed class Opened : IDisposable
    {
        private readonly RoundedLinearProgram _program;
        private readonly IMultiplierProposer? _multipliers;

        public Opened(HPolyhedron set, IBasisProposer proposer)
        {
            Set = set;
            _program = new RoundedLinearProgram(new LinearProgram(set, [.. new Rational[set.Dimension]]));
            _multipliers = proposer.Open(_program);
        }

        public HPolyhedron Set { get; }

        // The multipliers are rounded to a few digits: any number at least 0 will do, and short ones multiply faster.
        public bool TryMaximise(Rational[] form, double[] point, out Rational[] multipliers)
        {
            double[] objective = Array.ConvertAll(form, entry => entry.ToDouble());
            double[] proposed = new double[_program.HalfSpaceCount];
            multipliers = new Rational[proposed.Length];
            if (_multipliers is null || !_multipliers.TryMaximise(objective, proposed, point))
            {
                return false;
            }

            for (int i = 0; i < proposed.Length; i++)
            {
                double rounded = Math.ScaleB((float)proposed[i], (int)_program.Exponent(i));
                if (rounded > 0 && double.IsFinite(rounded))
                {
                    multipliers[i] = Rational.FromDouble(rounded);
                }
            }

            return true;
        }

        public void Dispose() => _multipliers?.Dispose();
    }
}
