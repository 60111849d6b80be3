using Linkage.Api.Hosting;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Hosting;

public sealed class WorkerTests
{
    [Fact]
    public async Task A_worker_without_a_service_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, await LinkageHost.RunAsync(["worker", "--data", folder.Path]));
    }

    [Theory]
    [InlineData("--Linkage:Worker:Parallelism=0", "Linkage:Worker:Parallelism")]
    [InlineData("--Linkage:Worker:ComparisonsPerRange=0", "Linkage:Worker:ComparisonsPerRange")]
    [InlineData("--Linkage:Worker:Threads=257", "Linkage:Worker:Threads")]
    public void A_wrong_setting_names_itself(string argument, string name)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<StartRefusedException>(() => LinkageHost.Build(["--data", folder.Path, argument]));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_was_left_is_told_once_and_one_that_is_held_never()
    {
        using var data = new TemporaryFolder();
        using var folder = DataFolder.Open(data.Path);
        using var held = WorkerPlace.Take(folder);
        var left = WorkerPlace.Take(folder);
        left.Dispose();
        Assert.Equal([left.Owner], WorkerPlace.Left(folder));
        Assert.Empty(WorkerPlace.Left(folder));
        Assert.NotEqual(left.Owner, held.Owner);
    }
}
