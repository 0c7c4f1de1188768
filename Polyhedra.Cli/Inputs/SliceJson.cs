using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Inputs;

/// <summary>The field <c>slice</c> of a report.</summary>
internal sealed record SliceJson(string Points, JsonInteger? Seed, int Dimension, string Domain);
