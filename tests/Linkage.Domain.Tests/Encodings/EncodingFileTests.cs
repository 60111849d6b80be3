using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Tests.Encodings;

public sealed class EncodingFileTests
{
    private const string Ten = "AAAAAAAAAAo=";
    private const string Eleven = "AAAAAAAAAAs=";

    [Fact]
    public void What_was_written_is_read_again()
    {
        using var stream = new MemoryStream();
        using (var writer = new EncodingFileWriter(stream))
        {
            for (var i = 1; i <= 20_000; i++) writer.Add(BitConverter.GetBytes((long)i));
        }

        stream.Position = 0;
        var file = EncodingFileReader.Read(stream).Value;
        Assert.Equal((64, 20_000), (file.Encodings.Length, file.Encodings.Count));
        Assert.Equal([20_000UL], file.Encodings[19_999].ToArray());
        Assert.Null(file.Blocks);
    }

    [Fact]
    public void Blocks_come_along_with_their_encodings()
    {
        var file = Read($$"""{"other":{"clks":["x"]},"clknblocks":[["{{Ten}}","a","b"],["{{Eleven}}"]]}""").Value;
        Assert.Equal(2, file.Encodings.Count);
        Assert.Equal([["a", "b"], []], file.Blocks!);
    }

    [Theory]
    [InlineData("""{"clks":["AAAAAAAAAAo=","AAAAAAAAAAAAAAAAAAAACg=="]}""", "/clks/1", "different-length")]
    [InlineData("""{"clks":["AAAAAAAAAAo=","AAAA*AAAAAA="]}""", "/clks/1", "base64")]
    [InlineData("""{"clks":["AAAAAAAAAAA="]}""", "/clks/0", "all-zeros")]
    [InlineData("""{"clks":["//////////8="]}""", "/clks/0", "all-ones")]
    [InlineData("""{"clks":["AAAA"]}""", "/clks/0", "length")]
    [InlineData("""{"clks":[17]}""", "/clks/0", "type")]
    [InlineData("""{"clks":[]}""", "", "no-encodings")]
    [InlineData("""{"clks":["AAAAAAAAAAo=" """, "", "json")]
    [InlineData("left,right", "", "json")]
    [InlineData("", "", "json")]
    public void A_broken_file_is_refused_with_place_and_rule(string json, string pointer, string rule)
    {
        var refusal = Read(json).Refusal;
        Assert.NotNull(refusal);
        Assert.Contains(refusal.Faults, fault => fault.Pointer == pointer && fault.Rule == rule);
    }

    [Fact]
    public void Unusable_encodings_are_left_out_when_asked_and_places_stay_those_of_the_file()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"clks":["{{Ten}}","AAAAAAAAAAA=","{{Eleven}}"]}"""));
        var file = EncodingFileReader.Read(stream, leaveOutUnusable: true).Value;
        Assert.Equal([0, 2], file.Rows);
        Assert.Equal("/clks/1", file.LeftOut.Single().Pointer);
    }

    [Fact]
    public void A_hundred_faults_are_enough()
    {
        var refusal = Read($$"""{"clks":[{{string.Join(',', Enumerable.Repeat("17", 500))}}]}""").Refusal!;
        Assert.Equal(EncodingFile.MaxFaults + 1, refusal.Faults.Count);
        Assert.Equal("more-faults", refusal.Faults[^1].Rule);
    }

    [Fact]
    public void A_profile_counts_ones_and_repetitions_and_warns()
    {
        var set = new EncodingSet(64);
        for (var i = 0; i < 12; i++) set.Add(BitConverter.GetBytes(1L));
        set.Add(BitConverter.GetBytes(long.MaxValue));
        var profile = EncodingProfile.Of(set);
        Assert.Equal((13, 1, 63, 12, 12), (profile.Count, profile.FewestOnes, profile.MostOnes, profile.MostFrequent, profile.Shared));
        Assert.Equal(12, profile.Histogram[0]);
        Assert.Contains(profile.Warnings, warning => warning.Contains("comes back 12 times", StringComparison.Ordinal));
        Assert.Contains(profile.Warnings, warning => warning.Contains("hardly any field", StringComparison.Ordinal));
    }

    private static Outcome<EncodingFile> Read(string json)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        return EncodingFileReader.Read(stream);
    }
}
