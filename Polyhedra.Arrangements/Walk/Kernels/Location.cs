using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>Where a cell lies with respect to a form, as <see cref="ICellKernel.Locate"/> found it: the token with which the cell can be
/// cut.</summary>
/// <remarks>Where the form cuts the cell, each side needs a point: the cell's witness serves the side it lies on, and the kernel has
/// prepared one for every other side. They serve until it locates the next form.</remarks>
/// <param name="Form">The form.</param>
/// <param name="Sides">On which sides of it the cell lies.</param>
/// <param name="WitnessSign">The sign of the form at the cell's witness. If it is zero, a point is prepared for either side.</param>
/// <param name="WitnessValue">The form's computed value at the witness, on the kernel's scale.</param>
/// <param name="Number">Which of the kernel's decisions this is, so that it knows a token that has expired.</param>
internal readonly record struct Location(Form Form, Sides Sides, Sign WitnessSign, double WitnessValue, long Number);
