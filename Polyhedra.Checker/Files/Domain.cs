using System.Numerics;
using System.Text.Json;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>A domain: rows [b, a1, ..., ad] meaning b + a·x >= 0.</summary>
internal static class Domain
{
    /// <summary>Reads what a user names: <c>all</c>, <c>unit</c>, <c>box:lo,hi</c>, <c>box:lo,hi;...</c> or a <c>polyhedra-domain/1</c> file.</summary>
    /// <exception cref="CheckerInputException">It is none of these, or bounds on a coordinate leave no room.</exception>
    public static List<Fraction[]> Parse(string text, int dimension)
    {
        List<Fraction[]> rows = text switch
        {
            "all" => [],
            "unit" => ParseBox("0,1", dimension),
            _ => text.StartsWith("box:", StringComparison.Ordinal) ? ParseBox(text[4..], dimension) : ReadFile(text, dimension),
        };
        Box box = rows.Aggregate(Box.Unbounded(dimension), (cut, row) => cut.CutBy(ToAffine(row)));
        for (int k = 0; k < dimension; k++)
        {
            if (box.Lower(k) is { } lower && box.Upper(k) is { } upper && lower.Against(upper) >= 0)
            {
                throw new CheckerInputException($"domain: no room for coordinate {k + 1}");
            }
        }

        return rows;
    }

    /// <summary>A row as an affine function: the same one, not a multiple.</summary>
    public static Affine ToAffine(Fraction[] row)
    {
        BigInteger denominator = Fraction.CommonDenominator(row);
        return new Affine([.. row.Skip(1).Append(row[0]).Select(entry => entry.Times(denominator))], denominator);
    }

    /// <summary>What two lists of rows have in common iff they are the same set of inequalities up to factors, where of bounds on one side of a
    /// coordinate only the tightest counts.</summary>
    public static HashSet<string> Canonical(List<Fraction[]> rows)
    {
        HashSet<string> set = new(StringComparer.Ordinal);
        Dictionary<(int Axis, int Sign), Fraction> bounds = [];
        foreach (Fraction[] row in rows)
        {
            int[] support = [.. Enumerable.Range(1, row.Length - 1).Where(k => !row[k].Numerator.IsZero)];
            if (support.Length == 1)
            {
                // b + a x >= 0 is b/|a| +- x >= 0: the smaller the constant, the tighter.
                Fraction a = row[support[0]];
                (int Axis, int Sign) side = (support[0], a.Numerator.Sign);
                Fraction constant = Fraction.Of(row[0].Numerator * a.Denominator, row[0].Denominator * BigInteger.Abs(a.Numerator));
                if (!bounds.TryGetValue(side, out Fraction? known) || constant.Against(known) < 0)
                {
                    bounds[side] = constant;
                }

                continue;
            }

            Affine function = ToAffine(row);
            BigInteger divisor = function.Terms.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            set.Add(string.Join(' ', function.Terms.Select(term => term / divisor)));
        }

        set.UnionWith(bounds.Select(bound => $"x{bound.Key.Axis} {bound.Key.Sign} {bound.Value}"));
        return set;
    }

    /// <summary>Whether the normal is zero.</summary>
    public static bool IsConstant(Fraction[] row) => row.Skip(1).All(entry => entry.Numerator.IsZero);

    private static List<Fraction[]> ParseBox(string text, int dimension)
    {
        string[] axes = text.Split(';');
        if (axes.Length != 1 && axes.Length != dimension)
        {
            throw new CheckerInputException($"domain: expected 1 or {dimension} axes, got {axes.Length}");
        }

        List<Fraction[]> rows = [];
        for (int k = 0; k < dimension; k++)
        {
            string[] ends = axes[axes.Length == 1 ? 0 : k].Split(',');
            if (ends.Length != 2 || NumberText.Parse(ends[0].Trim(' ', '\t')) is not { } lower || NumberText.Parse(ends[1].Trim(' ', '\t')) is not { } upper)
            {
                throw new CheckerInputException("domain: expected lo,hi for an axis");
            }

            rows.Add(Bound(k, dimension, lower with { Numerator = -lower.Numerator }, BigInteger.One));
            rows.Add(Bound(k, dimension, upper, BigInteger.MinusOne));
        }

        return rows;
    }

    private static Fraction[] Bound(int axis, int dimension, Fraction constant, BigInteger sign)
    {
        Fraction[] row = [.. Enumerable.Repeat(Fraction.Of(BigInteger.Zero), dimension + 1)];
        row[0] = constant;
        row[axis + 1] = Fraction.Of(sign);
        return row;
    }

    private static List<Fraction[]> ReadFile(string path, int dimension)
    {
        using JsonFile file = JsonFile.Open(path, "polyhedra-domain/1");
        List<Fraction[]> rows = [];
        foreach (JsonElement element in file.Items(file.Root, "inequalities"))
        {
            Fraction[] row = file.Row(element, dimension + 1, "exact");
            if (!IsConstant(row))
            {
                rows.Add(row);
            }
            else if (row[0].Numerator.Sign < 0)
            {
                throw file.Bad("an inequality that holds nowhere");
            }
        }

        return rows;
    }
}
