namespace Polyhedra.Checker.Kernel;

/// <summary>The certificate proves nothing.</summary>
internal sealed class RejectedException(string reason) : Exception(reason);
