using System.Data.Common;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Reviews;
using Linkage.Storage.Reviews;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Reviews;

public sealed class SqliteReviewStore() : ReviewStoreContract(Engine.Sqlite);

public sealed class SqlServerReviewStore() : ReviewStoreContract(Engine.SqlServer);

public abstract class ReviewStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    private JobId _job;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var project = await Sample.ProjectAsync(Control, Cancel);
        _job = (await Sample.JobAsync(Control, project, JobState.AwaitingReview, Cancel)).Id;
    }

    [Fact]
    public async Task Every_column_comes_back_oldest_first_per_attempt()
    {
        var (first, second, retried) = (Made("bert", 1, 1), Made(Sample.Actor.Subject, 1, 2), Made("bert", 2, 3));
        foreach (var review in (Review[])[second, first, retried]) await AddAsync(review);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Equivalent((Review[])[first, second], await ReviewStore.ListAsync(session, _job, 1, Cancel), strict: true);
        Assert.Equivalent((Review[])[retried], await ReviewStore.ListAsync(session, _job, 2, Cancel), strict: true);
    }

    [Fact]
    public async Task Of_verdicts_of_one_person_at_once_exactly_one_is_kept()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryAddAsync(Made("bert", 1, 0)), Cancel)));
        Assert.Single(kept, added => added);
    }

    private Review Made(string reviewer, int attempt, int minute) => new()
    {
        Id = Identifier.New<ReviewId>(),
        JobId = _job,
        Attempt = attempt,
        Reviewer = reviewer,
        OrganisationId = Sample.Organisation,
        Verdict = Verdict.Approve,
        Reason = Sample.Text,
        ResultHash = new string('c', 64),
        CreatedAt = Sample.At.AddMinutes(minute),
    };

    private Task AddAsync(Review review) =>
        Control.WriteAsync(session => ReviewStore.AddAsync(session, review, Sample.Mover(), Cancel), Cancel);

    private async Task<bool> TryAddAsync(Review review)
    {
        try
        {
            await AddAsync(review);
            return true;
        }
        catch (DbException error) when (Control.Dialect.IsDuplicate(error))
        {
            return false;
        }
    }
}
