using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>The walker's side of the agreement with a kernel, seen from a kernel that keeps a record.</summary>
public sealed class WalkerTests
{
    // Three gates and then two; the recording kernel says that every gate cuts every cell.
    private static readonly Network Gates =
        Nets.Of(Nets.Relu("1 | 0", "1 | 1", "1 | 2"), Nets.Relu("1 1 1 | 0", "1 1 1 | 1"));

    [Test]
    public void Every_cell_is_resumed_at_most_once_and_released_once()
    {
        Record record = new();

        EnumerationSummary summary = Run(record);

        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Complete));
        Assert.That(summary.ActivationRegions, Is.EqualTo(32));
        Assert.That(record.Cells, Is.EqualTo(32), "one cell a region");
        Assert.That(record.Waiting, Is.Empty);
        Assert.That(record.Current, Is.EqualTo(-1), "the last cell was released");
    }

    [Test]
    public void A_gate_is_located_once_a_layer_and_once_more_when_it_splits()
    {
        Record record = new();

        Run(record);

        // Layer 1 is entered once and layer 2 in each of 8 cells; then every split was preceded by one question.
        Assert.That(record.Locations, Is.EqualTo(3 + (8 * 2) + 31));
    }

    [TestCase(true, StopReason.Cancelled)]
    [TestCase(false, StopReason.Timeout)]
    public void A_step_that_is_interrupted_ends_the_walk(bool isCancelled, StopReason reason)
    {
        // The time is up, or the caller cancels, in the middle of the kernel's 30th decision.
        using CancellationTokenSource caller = new();
        EnumerationBudget budget = new() { Timeout = isCancelled ? null : TimeSpan.FromMilliseconds(50) };
        using WalkSession session = EnumerationBudget.Start(budget, caller.Token);
        Record record = new()
        {
            BeforeLocating = count =>
            {
                if (count == 30)
                {
                    if (isCancelled)
                    {
                        caller.Cancel();
                    }

                    session.Stop.WaitHandle.WaitOne();
                    session.Stop.ThrowIfCancellationRequested();
                }
            },
        };

        EnumerationSummary summary = Run(record, session);

        Assert.That(summary.StopReason, Is.EqualTo(reason));
        Assert.That(summary.IsComplete, Is.False);
        Assert.That(summary.ActivationRegions, Is.InRange(1, 31));
    }

    [Test]
    public void A_cancellation_that_is_not_the_walks_own_is_not_swallowed()
    {
        using CancellationTokenSource stranger = new();
        stranger.Cancel();
        Record record = new() { BeforeLocating = _ => stranger.Token.ThrowIfCancellationRequested() };

        Assert.That(() => Run(record), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_maxout_gate_branches_once_into_a_cell_for_each_piece()
    {
        // Pieces that are all largest somewhere, in two layers of 2 and 1 units.
        Record record = new();
        Network network = Nets.Of(
            Nets.Maxout(3, "1 | 0", "2 | 0", "3 | 0", "4 | 0", "5 | 0", "6 | 0"),
            Nets.Maxout(4, "1 0 | 0", "2 0 | 0", "3 0 | 0", "4 0 | 0"));

        EnumerationSummary summary = Run(record, network);

        Assert.That(summary.ActivationRegions, Is.EqualTo(3 * 3 * 4));
        Assert.That(record.Cells, Is.EqualTo(36), "one cell a region");
        Assert.That(record.Restrictions, Is.EqualTo((3 * 2) + (3 * 3 * 2) + (9 * 4 * 3)), "each child is clipped by every other piece");
        Assert.That(record.Waiting, Is.Empty);
        Assert.That(record.Current, Is.EqualTo(-1));
    }

    /// <summary>Whatever the kernel answers, also that all children of a maxout gate are empty, cells wait on a stack and each is released
    /// once.</summary>
    [Test]
    public void Cells_of_maxout_gates_are_released_once_whatever_is_empty()
    {
        Random random = new(17);
        Network network = Nets.Of(
            Nets.Maxout(3, "1 | 0", "2 | 0", "3 | 0", "4 | 0", "5 | 0", "6 | 0"),
            Nets.Relu("1 0 | 0", "0 1 | 0"),
            Nets.Maxout(4, "1 0 | 0", "2 0 | 0", "3 0 | 0", "4 0 | 0"));
        int most = 0;
        int least = int.MaxValue;
        for (int trial = 0; trial < 500; trial++)
        {
            Record record = new() { Answer = () => random.Next(5) switch { 0 => Sides.Negative, 1 => Sides.Positive, _ => Sides.Both } };

            EnumerationSummary summary = Run(record, network);

            Assert.That(summary.StopReason, Is.EqualTo(StopReason.Complete));
            Assert.That(record.Released, Has.Count.EqualTo(record.Cells));
            Assert.That(record.Waiting, Is.Empty);
            most = Math.Max(most, (int)summary.ActivationRegions);
            least = Math.Min(least, (int)summary.ActivationRegions);
        }

        Assert.That(least, Is.Zero, "some answers leave nothing");
        Assert.That(most, Is.GreaterThan(10));
    }

    private static EnumerationSummary Run(Record record, Network? network = null)
    {
        using WalkSession session = new(null, null, null, CancellationToken.None);
        return Run(record, session, network);
    }

    private static EnumerationSummary Run(Record record, WalkSession session, Network? network = null)
    {
        IgnoringSink sink = default;
        return new Walker<IgnoringSink>(network ?? Gates, new RecordingKernel(record), session).Run(ref sink);
    }

    private readonly struct IgnoringSink : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
        }
    }

    private sealed class Record
    {
        public Action<int> BeforeLocating { get; init; } = _ => { };

        public Func<Sides> Answer { get; init; } = () => Sides.Both;

        public HashSet<int> Released { get; } = [];

        public int Restrictions { get; set; }

        public Stack<int> Waiting { get; } = new();

        public int Current { get; set; } = -1;

        public int Cells { get; set; }

        public int Locations { get; set; }

        public Location Last { get; set; }
    }

    private sealed class RecordingKernel(Record record) : ICellKernel
    {
        public HPolyhedron Domain => throw new NotSupportedException();

        public long SignTests => record.Locations;

        public long ExactSignTests => 0;

        public int Root()
        {
            Assert.That(record.Cells, Is.Zero, "one root");
            record.Cells = 1;
            return record.Current = 0;
        }

        public Location Locate(int cell, in Form form)
        {
            Assert.That(cell, Is.EqualTo(record.Current));
            record.Locations++;
            record.BeforeLocating(record.Locations);
            return record.Last = new Location(form, record.Answer(), default, 0, record.Locations);
        }

        public int Split(int cell, in Location location)
        {
            Assert.That(cell, Is.EqualTo(record.Current));
            Assert.That(location, Is.EqualTo(record.Last), "the last answer");
            Assert.That(location.Sides, Is.EqualTo(Sides.Both), "only a form that cuts the cell splits it");
            record.Waiting.Push(record.Cells);
            return record.Cells++;
        }

        public int Fork(int cell)
        {
            Assert.That(cell, Is.EqualTo(record.Current));
            record.Waiting.Push(cell);
            return record.Current = record.Cells++;
        }

        public void Restrict(int cell, in Location location, Sign side)
        {
            Assert.That(cell, Is.EqualTo(record.Current));
            Assert.That(location, Is.EqualTo(record.Last), "the last answer");
            Assert.That(location.Sides, Is.EqualTo(Sides.Both), "only a form that cuts the cell restricts it");
            Assert.That(side, Is.Not.EqualTo(Sign.Zero));
            record.Restrictions++;
        }

        public void Resume(int cell)
        {
            Assert.That(record.Current, Is.EqualTo(-1), "the cell before was released");
            Assert.That(record.Waiting.Pop(), Is.EqualTo(cell), "the last cell that was split off comes first");
            record.Current = cell;
        }

        public void Release(int cell)
        {
            Assert.That(cell, Is.EqualTo(record.Current));
            Assert.That(record.Released.Add(cell), Is.True, "released once");
            record.Current = -1;
        }

        public ImmutableArray<Rational> InteriorPoint(int cell) => throw new NotSupportedException();

        public bool IsBounded(int cell) => throw new NotSupportedException();

        public int InteriorFacetCount(int cell) => throw new NotSupportedException();

        public void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints) => throw new NotSupportedException();

        public void GetDomainFacets(int cell, List<int> positions) => throw new NotSupportedException();
    }
}
