using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>Published cells by number, with the families of each: a parent and its children along one axis.</summary>
internal sealed class Neighbourhood(IReadOnlyList<ShownCell> cells)
{
    private readonly Dictionary<int, ShownCell> _byNumber = cells.ToDictionary(c => c.Number);

    public ShownCell? At(int number) => _byNumber.GetValueOrDefault(number);

    /// <summary>Every parent with all its children along an axis, where the table shows all of them.</summary>
    public IEnumerable<(ShownCell Parent, Axis Axis, IReadOnlyList<ShownCell> Children)> Families()
    {
        var families = cells.Select(c => c.Cube).Distinct().ToDictionary(c => c, c => new Families(c));
        foreach (var parent in cells)
        {
            for (var a = 0; a < parent.Cube.Axes.Count; a++)
            {
                var children = families[parent.Cube].Children(parent.Inner, a);
                if (children.Length > 0)
                    yield return (parent, parent.Cube.Axes[a],
                        Array.ConvertAll(children, child => _byNumber[parent.Number + child - parent.Inner]));
            }
        }
    }
}
