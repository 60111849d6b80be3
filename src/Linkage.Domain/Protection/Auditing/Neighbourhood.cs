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
        foreach (var parent in cells)
        {
            for (var a = 0; a < parent.Cube.Axes.Count; a++)
            {
                var axis = parent.Cube.Axes[a];
                var at = parent.Cube.PositionAt(parent.Inner, a);
                var children = new List<ShownCell>();
                for (var p = 0; p < axis.Positions.Count; p++)
                    if (axis.Positions[p].Parent == at)
                        children.Add(_byNumber[parent.Number + parent.Cube.Moved(parent.Inner, a, p) - parent.Inner]);
                if (children.Count > 0) yield return (parent, axis, children);
            }
        }
    }
}
