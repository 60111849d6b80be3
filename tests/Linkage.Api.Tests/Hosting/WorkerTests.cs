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
        using var held = WorkerPlace.Take(data.Path);
        var left = WorkerPlace.Take(data.Path);
        left.Dispose();
        Assert.Equal([left.Owner], held.Left);
        Assert.Empty(held.Left);
        Assert.NotEqual(left.Owner, held.Owner);
    }

    [Fact]
    public void A_service_that_starts_again_hears_of_its_earlier_run_and_not_of_the_worker_beside_it()
    {
        using var data = new TemporaryFolder();
        var earlier = DataFolder.Open(data.Path);
        Directory.CreateDirectory(earlier.Keys);
        earlier.Dispose();
        using var worker = DataFolder.Find(data.Path);
        using var service = DataFolder.Open(data.Path);
        Assert.Equal([earlier.Owner], service.Left);
    }
}
