using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Jobs;

public sealed class SqliteResultStore() : ResultStoreContract(Engine.Sqlite);

public sealed class SqlServerResultStore() : ResultStoreContract(Engine.SqlServer);

public abstract class ResultStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    private JobId _job;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var project = await Sample.ProjectAsync(Control, Cancel);
        _job = (await Sample.JobAsync(Control, project, JobState.Running, Cancel)).Id;
    }

    [Fact]
    public async Task Every_column_comes_back_per_attempt()
    {
        var (first, second) = (Made(1, Sample.LongText), Made(2, "{}"));
        await PutAsync(first);
        await PutAsync(second);
        Assert.Equivalent(first, await FindAsync(1), strict: true);
        Assert.Equivalent(second, await FindAsync(2), strict: true);
        Assert.Null(await FindAsync(3));
    }

    [Fact]
    public async Task The_same_attempt_run_again_takes_the_place_of_what_was_left()
    {
        await PutAsync(Made(1, "half"));
        await PutAsync(Made(1, "whole"));
        Assert.Equal("whole", (await FindAsync(1))!.Document);
    }

    private Result Made(int attempt, string document) => new()
    {
        JobId = _job,
        Attempt = attempt,
        Document = document,
        Report = Sample.LongText,
        ResultHash = new string('0', 64),
        CreatedAt = Sample.At,
    };

    private Task PutAsync(Result result) => Control.WriteAsync(session => ResultStore.PutAsync(session, result, Cancel), Cancel);

    private async Task<Result?> FindAsync(int attempt)
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await ResultStore.FindAsync(session, _job, attempt, Cancel);
    }
}
