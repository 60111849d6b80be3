using Linkage.Domain.Auditing;
using Linkage.Domain.Identity;
using Linkage.Storage.Auditing;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Auditing;

public sealed class SqliteAuditTrail() : AuditTrailContract(Engine.Sqlite);

public sealed class SqlServerAuditTrail() : AuditTrailContract(Engine.SqlServer);

public abstract class AuditTrailContract(Engine engine) : DatabaseContract(engine, "control")
{
    [Fact]
    public async Task Each_event_carries_the_hash_of_the_one_before()
    {
        for (var number = 1; number <= 3; number++) await AppendAsync(number);
        Assert.Equal(new AuditVerdict(null, 3, 3), AuditChain.Verify(await StoredAudit.ReadAsync(Control, Cancel)));
        await using var session = await Control.ReadAsync(Cancel);
        var previous = await session.ListAsync<string>("SELECT previous_hash FROM audit_events ORDER BY sequence", null, Cancel);
        var hashes = await session.ListAsync<string>("SELECT hash FROM audit_events ORDER BY sequence", null, Cancel);
        Assert.Equal([Convert.ToHexStringLower(AuditChain.Genesis), .. hashes.SkipLast(1)], previous);
    }

    [Fact]
    public async Task Events_at_once_leave_no_gap_and_no_fork()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number => Task.Run(() => AppendAsync(number), Cancel)));
        var rows = await StoredAudit.ReadAsync(Control, Cancel);
        Assert.Equal(new AuditVerdict(null, 40, 40), AuditChain.Verify(rows));
        Assert.Equal(40, rows.Select(row => row.Entry.ObjectId).Distinct().Count());
    }

    [Fact]
    public async Task An_event_of_a_write_that_failed_leaves_no_gap()
    {
        await AppendAsync(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.WriteAsync(
            async session =>
            {
                await AuditTrail.AppendAsync(session, Sample.Actor, Note(2), Sample.At, Cancel);
                throw new InvalidOperationException("halfway");
            },
            Cancel));
        await AppendAsync(3);
        Assert.Equal(new AuditVerdict(null, 2, 2), AuditChain.Verify(await StoredAudit.ReadAsync(Control, Cancel)));
    }

    [Fact]
    public async Task Unusual_text_and_missing_fields_are_read_back_as_they_were_hashed()
    {
        var bare = new Actor("worker", new OrganisationId("linkage"), Role.None, "worker");
        var note = new AuditNote("purge", "delivery", "dlv-1", null, "done", Sample.LongText);
        // Finer than a microsecond: what is hashed must be what is stored.
        await Control.WriteAsync(session => AuditTrail.AppendAsync(session, bare, note, Sample.At.AddTicks(7), Cancel), Cancel);
        var row = Assert.Single(await StoredAudit.ReadAsync(Control, Cancel));
        Assert.True(AuditChain.Verify([row]).IsWhole);
        Assert.Equal((Sample.LongText, null, null, Sample.At), (row.Entry.Detail, row.Entry.Project, row.Entry.TraceId, row.Entry.At));
    }

    [Theory]
    [InlineData("at", "2026-03-31T12:34:56.123457Z")]
    [InlineData("actor", "bert")]
    [InlineData("organisation_id", "tax-office")]
    [InlineData("origin", "worker")]
    [InlineData("action", "reject")]
    [InlineData("object_kind", "release")]
    [InlineData("object_id", "3")]
    [InlineData("project_id", "prj-other")]
    [InlineData("result", "refused")]
    [InlineData("detail", "{}")]
    [InlineData("trace_id", "b")]
    [InlineData("hash", "00")]
    public async Task A_change_of_any_column_is_found(string column, string value)
    {
        for (var number = 1; number <= 3; number++) await AppendAsync(number);
        await Control.WriteAsync(
            session => session.ExecuteAsync($"UPDATE audit_events SET {column} = @value WHERE sequence = 2", new { value }, Cancel), Cancel);
        Assert.Equal(new AuditVerdict(AuditFault.Altered, 2, 1), AuditChain.Verify(await StoredAudit.ReadAsync(Control, Cancel)));
    }

    private static AuditNote Note(int number) => new("read-report", "job", $"job-{number}", "prj-1", "done", """{"why":"review"}""");

    private Task AppendAsync(int number) =>
        Control.WriteAsync(session => AuditTrail.AppendAsync(session, Sample.Actor, Note(number), Sample.At, Cancel), Cancel);
}
