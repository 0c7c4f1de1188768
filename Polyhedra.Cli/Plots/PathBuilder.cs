namespace Polyhedra.Cli.Plots;

/// <summary>The data of an SVG path in relative integer coordinates, which are the shortest.</summary>
internal sealed class PathBuilder
{
    private readonly StringBuilder _data = new();
    private (int X, int Y) _start;

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => _data.Length == 0;

    /// <summary>Adds a closed polygon; points that fall together are one. One that is smaller than a step stays as a point.</summary>
    public void AddPolygon(IEnumerable<(int X, int Y)> points) => Add(points, isClosed: true);

    /// <summary>Adds an open line.</summary>
    public void AddLine(IEnumerable<(int X, int Y)> points) => Add(points, isClosed: false);

    public override string ToString() => _data.ToString();

    private void Add(IEnumerable<(int X, int Y)> points, bool isClosed)
    {
        bool isFirst = true;
        (int X, int Y) current = _start;
        (int X, int Y) start = default;
        char command = 'm';
        foreach ((int X, int Y) point in points)
        {
            if (isFirst)
            {
                Append(command, point.X - current.X, point.Y - current.Y);
                start = point;
                isFirst = false;
                command = 'l';
            }
            else if (point != current)
            {
                // After a move, pairs of numbers mean lines.
                Append(command == 'l' ? ' ' : command, point.X - current.X, point.Y - current.Y);
            }

            current = point;
        }

        if (isClosed)
        {
            _data.Append('z');
        }

        // A closed path ends where it started.
        _start = isClosed ? start : current;
    }

    private void Append(char command, int x, int y)
    {
        if (command != ' ' || x >= 0)
        {
            _data.Append(command);
        }

        _data.Append(CultureInfo.InvariantCulture, $"{x}");
        if (y >= 0)
        {
            _data.Append(' ');
        }

        _data.Append(CultureInfo.InvariantCulture, $"{y}");
    }
}
