using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Options;

/// <summary>The names of the norms.</summary>
internal static class NormName
{
    /// <summary>Reads the names; what was expected is said in the words of the command.</summary>
    public static Func<string, string, BallNorm> Parser(string expected) => (option, text) => text switch
    {
        "2" => BallNorm.Euclidean,
        "1" => BallNorm.Sum,
        "inf" => BallNorm.Maximum,
        _ => throw OptionValue.Expected(option, expected, text),
    };

    /// <summary>The name of a norm.</summary>
    public static string Of(BallNorm norm) => norm switch
    {
        BallNorm.Euclidean => "2",
        BallNorm.Sum => "1",
        _ => "inf",
    };
}
