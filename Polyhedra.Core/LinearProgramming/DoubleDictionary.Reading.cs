namespace Polyhedra.Core.LinearProgramming;

/// <content>The basis as a proposal.</content>
internal sealed partial class DoubleDictionary
{
    /// <summary>The basis as a proposal.</summary>
    public BasisProposal ReadProposal(
        ProposedOutcome outcome, int index, int halfSpaceCount, bool decreasing = false)
    {
        BasisStatus[] variables = new BasisStatus[_columns];
        bool[] tight = new bool[halfSpaceCount];
        foreach (int variable in _nonbasic)
        {
            if (variable >= _columns)
            {
                tight[variable - _columns] = true;
            }
            else if (_free[variable])
            {
                variables[variable] = BasisStatus.AtZero;
            }
            else
            {
                variables[variable] = _startsAtUpper[variable] != _reflected[variable] ? BasisStatus.AtUpper : BasisStatus.AtLower;
            }
        }

        return new BasisProposal(outcome, [.. variables], [.. tight], index, decreasing);
    }

    /// <summary>The basis as a proposal that a column grows without limit.</summary>
    public BasisProposal ReadUnboundedProposal(int column, int halfSpaceCount)
    {
        int variable = _nonbasic[column];
        bool decreasing = variable < _columns && _startsAtUpper[variable] != _reflected[variable];
        return ReadProposal(ProposedOutcome.Unbounded, variable, halfSpaceCount, decreasing);
    }
}
