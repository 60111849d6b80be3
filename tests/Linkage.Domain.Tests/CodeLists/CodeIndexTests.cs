using Linkage.Domain.CodeLists;

namespace Linkage.Domain.Tests.CodeLists;

public sealed class CodeIndexTests
{
    private static readonly Code[] Codes =
    [
        Make("GM2", "municipality"), Make("GM1", "municipality"),
        Make("W2", "district", "GM1"), Make("W1", "district", "GM2"),
        Make("B3", "neighbourhood", "W1"), Make("B1", "neighbourhood", "W2"), Make("B2", "neighbourhood", "W2"),
    ];

    [Fact]
    public void Leaves_know_their_ancestors()
    {
        var index = new CodeIndex(List(Codes));

        Assert.Empty(CodeListRules.Check(List(Codes)));
        Assert.Equal(["B1", "B2", "B3"], index.Codes[0].Select(c => c.Text));
        Assert.True(index.TryLeaf("B3", out var leaf));
        Assert.Equal(("B3", "W1", "GM2"), (Text(index, leaf, 0), Text(index, leaf, 1), Text(index, leaf, 2)));
        Assert.False(index.TryLeaf("W1", out _));
        Assert.Equal((3, 1, -1), (index.LeafCount, index.LevelOf("district"), index.LevelOf("street")));
    }

    [Fact]
    public void The_order_of_writing_has_no_meaning()
    {
        var (one, other) = (new CodeIndex(List(Codes)), new CodeIndex(List([.. Codes.Reverse()])));

        Assert.Equal(one.Codes.SelectMany(l => l), other.Codes.SelectMany(l => l));
        Assert.All(Enumerable.Range(0, 3), leaf => Assert.Equal(one.Ancestor(leaf, 2), other.Ancestor(leaf, 2)));
    }

    [Fact]
    public void Broken_trees_are_named()
    {
        Code[] broken =
        [
            Make("GM1", "municipality", "GM1"), Make("W1", "district"), Make("B1", "neighbourhood", "GM1"), Make("B1", "street", "W1"),
            Make(" B2", "neighbourhood", "W1"),
        ];

        Assert.Equal(
            ["/codes/3/level", "/codes/3/code", "/codes/4/code", "/codes/0/parent", "/codes/1/parent", "/codes/2/parent"],
            CodeListRules.Check(List(broken)).Select(f => f.Pointer));
    }

    private static string Text(CodeIndex index, int leaf, int level) => index.Codes[level][index.Ancestor(leaf, level)].Text;

    private static CodeList List(IReadOnlyList<Code> codes) =>
        new() { Version = "2023", Levels = ["neighbourhood", "district", "municipality"], Codes = codes };

    private static Code Make(string code, string level, string? parent = null) => new() { Text = code, Level = level, Parent = parent };
}
