namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>A form of a unit changes sign.</summary>
/// <param name="At">Where.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Form">The index of the form in its layer.</param>
/// <param name="IsPositive">Whether it is positive to the right.</param>
internal readonly record struct LineEvent(LineBreak At, int Unit, int Form, bool IsPositive);
