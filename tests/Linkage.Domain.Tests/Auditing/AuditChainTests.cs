using Linkage.Domain.Auditing;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Tests.Auditing;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 30, 0, TimeSpan.FromHours(1));

    /// <summary>Computed with Python's hashlib and struct over the documented encoding.</summary>
    [Fact]
    public void The_hash_is_over_the_documented_encoding() =>
        Assert.Equal("bad21b793f1e9621cb9a973d53460abfc6f97830d052a5c1cc199a7621bb3129", Convert.ToHexStringLower(Chain(1)[0].Hash));

    [Fact]
    public async Task A_whole_chain_is_whole()
    {
        var rows = Chain(20);
        Assert.Equal(new AuditVerdict(null, 20, 20), AuditChain.Verify(rows));
        Assert.Equal(new AuditVerdict(null, 20, 20), AuditChain.Verify(rows, AuditHead.Of(rows[^1])));
        Assert.Equal(new AuditVerdict(null, 20, 20), AuditChain.Verify(rows, AuditHead.Of(rows[4])));
        Assert.Equal(new AuditVerdict(null, 20, 20), await AuditChain.VerifyAsync(
            rows.ToAsyncEnumerable(), null, TestContext.Current.CancellationToken));
        Assert.True(AuditChain.Verify([]).IsWhole);
        Assert.True(AuditChain.Verify([], AuditHead.Empty).IsWhole);
    }

    [Fact]
    public void Every_field_counts()
    {
        var entry = Chain(3)[1].Entry;
        AuditEntry[] altered =
        [
            entry with { At = entry.At.AddMicroseconds(1) }, entry with { Actor = "x" }, entry with { Organisation = null },
            entry with { Organisation = "" }, entry with { Role = "x" }, entry with { Action = "x" }, entry with { ObjectKind = "x" },
            entry with { ObjectId = "x" }, entry with { Project = "x" }, entry with { Project = "" }, entry with { Result = "x" },
            entry with { Detail = "{}" }, entry with { TraceId = "x" },
            entry with { Actor = entry.Actor + "u", Organisation = entry.Organisation![1..] },
        ];
        Assert.All(altered, changed =>
        {
            var rows = Chain(3);
            rows[1] = rows[1] with { Entry = changed };
            Assert.Equal(new AuditVerdict(AuditFault.Altered, 2, 1), AuditChain.Verify(rows));
        });
    }

    [Fact]
    public void An_altered_row_with_a_fresh_hash_is_found_at_the_next()
    {
        var rows = Chain(5);
        var changed = rows[2].Entry with { Actor = "x" };
        rows[2] = new StoredAuditEntry(changed, AuditChain.Hash(rows[1].Hash, changed));
        Assert.Equal(new AuditVerdict(AuditFault.Altered, 4, 3), AuditChain.Verify(rows));
    }

    [Fact]
    public void Removed_rows_are_found_in_the_middle_at_the_start_and_with_a_head_at_the_end()
    {
        var rows = Chain(5);
        Assert.Equal(new AuditVerdict(AuditFault.Removed, 3, 2), AuditChain.Verify([.. rows[..2], .. rows[3..]]));
        Assert.Equal(new AuditVerdict(AuditFault.Removed, 1, 0), AuditChain.Verify(rows[1..]));
        Assert.True(AuditChain.Verify(rows[..4]).IsWhole);
        Assert.Equal(new AuditVerdict(AuditFault.Removed, 5, 4), AuditChain.Verify(rows[..4], AuditHead.Of(rows[4])));
    }

    [Fact]
    public void Moved_and_repeated_rows_are_found()
    {
        var rows = Chain(5);
        Assert.Equal(new AuditVerdict(AuditFault.Reordered, 3, 2), AuditChain.Verify([rows[0], rows[1], rows[3], rows[2], rows[4]]));
        Assert.Equal(new AuditVerdict(AuditFault.Reordered, 2, 2), AuditChain.Verify([rows[0], rows[1], rows[1], rows[2]]));
    }

    [Fact]
    public void A_rewritten_chain_fits_itself_and_not_the_head()
    {
        var head = AuditHead.Of(Chain(5)[^1]);
        var rewritten = Chain(5, actor: "somebody else");
        Assert.True(AuditChain.Verify(rewritten).IsWhole);
        Assert.Equal(new AuditVerdict(AuditFault.HeadDiffers, 5, 5), AuditChain.Verify(rewritten, head));
    }

    [Fact]
    public void A_signed_head_comes_back_and_only_from_its_key()
    {
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        var head = AuditHead.Of(Chain(2)[^1]);
        Assert.Equal(head, AuditHead.Open(head.Sign(key), key.Public).Value);
        Assert.Equal("signature-invalid", AuditHead.Open(head.Sign(other), key.Public).Refusal!.Code);
        Assert.Equal("signature-invalid", AuditHead.Open(key.Sign("{}"u8, "other"), key.Public).Refusal!.Code);
        Assert.Equal("audit-head-invalid", AuditHead.Open(key.Sign("{}"u8, AuditHead.SignatureType), key.Public).Refusal!.Code);
    }

    [Fact]
    public void Instants_keep_microseconds_in_UTC_and_lose_what_is_finer()
    {
        var entry = Chain(1)[0].Entry;
        Assert.Equal("2026-11-21T08:30:00.000000Z", entry.Instant);
        Assert.Equal(entry.At, AuditEntry.ParseInstant(entry.Instant));
        Assert.Equal(
            AuditChain.Hash(AuditChain.Genesis, entry), AuditChain.Hash(AuditChain.Genesis, entry with { At = entry.At.AddTicks(9) }));
    }

    private static StoredAuditEntry[] Chain(int length, string actor = "mees")
    {
        var rows = new StoredAuditEntry[length];
        var previous = AuditChain.Genesis;
        for (var i = 0; i < length; i++)
        {
            var entry = new AuditEntry(
                i + 1, Start.AddSeconds(i), actor, "utility", "partner", "delivery-received", "delivery", $"d{i}", null, "done", "", null);
            rows[i] = new StoredAuditEntry(entry, AuditChain.Hash(previous, entry));
            previous = rows[i].Hash;
        }

        return rows;
    }
}
