using NUnit.Framework;
using Polyhedra.OrTools;

namespace Polyhedra.Tests.OrTools;

/// <summary>The native library beside the program.</summary>
[TestFixture]
public sealed class OrToolsLibraryTests
{
    [Test]
    public void It_is_available_iff_its_folder_is_there()
    {
        bool isThere = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "ortools"));
        Assert.That(OrToolsLibrary.IsAvailable, Is.EqualTo(isThere));
        Assert.That(GlopProposer.Find() is not null, Is.EqualTo(isThere));
        if (isThere)
        {
            Assert.That(OrToolsLibrary.Version, Does.StartWith("9.15."));
        }
    }
}
