using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Keys;

namespace Linkage.Domain.Tests.Keys;

/// <summary>The platform's HMAC is the measure; RFC 4231 gives the first published case.</summary>
public sealed class HmacLanesTests
{
    /// <summary>RFC 4231, test cases 1 and 2.</summary>
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Published_cases(string key, string message, string expected) =>
        Assert.All(Mac(Convert.FromHexString(key), Enumerable.Repeat(Convert.FromHexString(message), 8).ToArray()),
            tag => Assert.Equal(expected, Convert.ToHexStringLower(tag)));

    [Fact]
    public void Every_length_in_every_lane_is_what_the_platform_says()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        for (var length = 0; length + 7 <= HmacLanes.LongestMessage; length++)
        {
            var messages = Enumerable.Range(length, 8).Select(RandomNumberGenerator.GetBytes).ToArray();
            Assert.Equal(messages.Select(message => HMACSHA256.HashData(key, message)), Mac(key, messages));
        }
    }

    [Theory]
    [InlineData("person")]
    [InlineData("organisation")]
    [InlineData("a-type-so-long-that-its-message-fills-more-than-one-block")]
    public void Many_project_pseudonyms_are_what_one_by_one_they_are(string entityType)
    {
        using var key = ProjectKey.Create();
        for (var count = 0; count < 20; count++)
        {
            var partners = Enumerable.Range(0, count).Select(_ => PartnerPseudonym.FromBytes(RandomNumberGenerator.GetBytes(32))).ToArray();
            var many = new ProjectPseudonym[count];
            key.Of(entityType, partners, many);
            Assert.Equal(partners.Select(partner => key.Of(entityType, partner)), many);
        }
    }

    [Fact]
    public void Many_partner_pseudonyms_are_what_one_by_one_they_are()
    {
        using var key = LinkageKey.Create();
        var pseudonymiser = new Pseudonymiser(key, "person", "name-1");
        var lengths = Gen.OneOf(Gen.Choose(0, 40), Gen.Choose(38, 44), Gen.Choose(50, 2000));
        Prop.ForAll(lengths.ListOf().ToArbitrary(), sizes =>
        {
            var identifiers = sizes.Select(size => new string(size % 3 == 0 ? 'é' : 'A', size)).ToArray();
            var many = new PartnerPseudonym[identifiers.Length];
            pseudonymiser.Of(identifiers, many);
            return identifiers.Select(identifier => pseudonymiser.Of(identifier)).SequenceEqual(many);
        }).QuickCheckThrowOnFailure();
    }

    private static byte[][] Mac(byte[] key, byte[][] messages)
    {
        var blocks = new byte[HmacLanes.Lanes * HmacLanes.BlockLength];
        for (var lane = 0; lane < HmacLanes.Lanes; lane++)
        {
            messages[lane].CopyTo(blocks, lane * HmacLanes.BlockLength);
            HmacLanes.Pad(blocks.AsSpan(lane * HmacLanes.BlockLength, HmacLanes.BlockLength), messages[lane].Length);
        }

        var tags = new byte[HmacLanes.Lanes * 32];
        using var lanes = new HmacLanes(key);
        lanes.Mac(blocks, tags);
        return [.. tags.Chunk(32)];
    }
}
