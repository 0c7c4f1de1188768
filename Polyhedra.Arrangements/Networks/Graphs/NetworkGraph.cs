using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>A piecewise-linear network as it is built: inputs and units, each of which takes affine expressions of those before. Not for
/// several threads.</summary>
/// <remarks>Every input and every unit's output is an <em>atom</em>, numbered as they are made. A unit is made even if its arguments are
/// constant, as those of a row of zeros are: it is a gate of the network, in the model as in a file that is written by hand.</remarks>
internal sealed class NetworkGraph
{
    /// <summary>The most terms that the expressions of a graph may have in all; beyond that the file asks for too much.</summary>
    public const long MostTerms = 1L << 25;

    /// <summary>The longest number, in bits, numerator and denominator together; beyond that the file asks for too much.</summary>
    public const int MostBits = 1 << 15;

    private readonly List<GraphUnit?> _atoms = [];
    private readonly List<string> _notes = [];
    private long _terms;

    /// <summary>The number of inputs.</summary>
    public int InputCount { get; private set; }

    /// <summary>The atoms: null for an input.</summary>
    public IReadOnlyList<GraphUnit?> Atoms => _atoms;

    /// <summary>What a reader of the result should know, a line each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Adds inputs, in the order of the network's inputs.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <exception cref="InvalidOperationException">There are units already.</exception>
    public Tensor Input(int[] shape)
    {
        if (_atoms.Count > InputCount)
        {
            throw new InvalidOperationException("Inputs come before units.");
        }

        AffineExpression[] entries = new AffineExpression[TensorShape.ValueCountOf(Array.ConvertAll(shape, length => (long)length))];
        for (int i = 0; i < entries.Length; i++)
        {
            _atoms.Add(null);
            entries[i] = AffineExpression.OfAtom(InputCount++);
        }

        return new Tensor(shape, entries);
    }

    /// <summary>Adds a note, once.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note, StringComparer.Ordinal))
        {
            _notes.Add(note);
        }
    }

    /// <summary>A unit with an activation.</summary>
    public AffineExpression Activate(Activation activation, AffineExpression argument)
    {
        Count(argument);
        return Add(new GraphUnit(activation, [argument]));
    }

    /// <summary>The largest of several expressions: a maxout unit whose pieces they are; of more than 36, consecutive groups of at most 36,
    /// and then the largest of these.</summary>
    public AffineExpression Max(IReadOnlyList<AffineExpression> arguments)
    {
        if (arguments.Count == 0)
        {
            throw new GraphException("there is nothing to take the largest of");
        }

        IReadOnlyList<AffineExpression> left = arguments;
        while (left.Count > Activation.MaxPieceCount)
        {
            left = [.. left.Chunk(Activation.MaxPieceCount).Select(Unit)];
        }

        return Unit([.. left]);
    }

    /// <summary>The largest of some entries of a tensor: computed if they are numbers, else a unit as <see cref="Max"/> makes it.</summary>
    public AffineExpression Largest(Tensor value, IReadOnlyList<AffineExpression> entries) =>
        value.IsConstant ? AffineExpression.Of(entries.Max(entry => entry.Constant)) : Max(entries);

    /// <summary>Refuses a number that is too long.</summary>
    /// <exception cref="GraphException">It is longer than <see cref="MostBits"/>.</exception>
    public static void RequireLength(Rational number)
    {
        if (number.Numerator.GetBitLength() + number.Denominator.GetBitLength() > MostBits)
        {
            throw new GraphException($"a number of more than {MostBits} bits, the most that are taken");
        }
    }

    /// <summary>Notes that the terms of an expression were made.</summary>
    /// <exception cref="GraphException">There are too many, or a number is too long.</exception>
    public void Count(AffineExpression expression)
    {
        _terms += expression.Atoms.Length + 1;
        RequireLength(expression.Constant);
        foreach (Rational coefficient in expression.Coefficients)
        {
            RequireLength(coefficient);
        }

        if (_terms > MostTerms)
        {
            throw new GraphException($"the network's rows have more than {MostTerms} weights, the most that are taken");
        }
    }

    /// <summary>The network as a chain of layers; see <see cref="GraphCompiler"/>.</summary>
    /// <param name="output">The output.</param>
    /// <param name="rule">The reading rule of the numbers; exact if some weight is no number of its format.</param>
    public Network Compile(Tensor output, NumberRule rule) => new GraphCompiler(this, output).Compile(rule);

    private AffineExpression Unit(AffineExpression[] arguments)
    {
        if (arguments.Length == 1)
        {
            return arguments[0];
        }

        foreach (AffineExpression argument in arguments)
        {
            Count(argument);
        }

        return Add(new GraphUnit(null, ImmutableArray.Create(arguments)));
    }

    private AffineExpression Add(GraphUnit unit)
    {
        if (InputCount == 0)
        {
            throw new GraphException("the network has no inputs");
        }

        _atoms.Add(unit);
        return AffineExpression.OfAtom(_atoms.Count - 1);
    }
}
