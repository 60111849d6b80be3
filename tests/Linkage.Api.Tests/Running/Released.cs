using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Identity;
using Linkage.Domain.Releases;
using Linkage.Storage.Files;
using Linkage.Storage.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Linkage.Api.Tests.Running;

/// <summary>A release as the worker leaves it.</summary>
internal static class Released
{
    public static readonly byte[] Content = Encoding.UTF8.GetBytes("state,people,people_status\nnsw,12,A\nvic,,Q\n");

    public static async Task<string> AddAsync(RunningService service, string project, string job)
    {
        var id = Identifier.New<ReleaseId>();
        var now = TimeProvider.System.GetUtcNow();
        var release = new Release
        {
            Id = id,
            JobId = new JobId(job),
            ProjectId = new ProjectId(project),
            State = ReleaseState.Released,
            Manifest = "eyJ.eyJ.sig",
            ResultHash = ReviewedJob.Hash,
            CreatedAt = now,
            StateAt = now,
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Content));
        ReleaseFile[] files =
            [new() { ReleaseId = id, Name = "by-state.csv", MediaType = "text/csv", Bytes = Content.Length, Sha256 = hash }];
        var folder = service.Services.GetRequiredService<ReleaseFolder>();
        await folder.WriteAsync(id, new Dictionary<string, byte[]> { ["by-state.csv"] = Content }, CancellationToken.None);
        await service.Control.WriteAsync(
            session => ReleaseStore.AddAsync(session, release, files, CancellationToken.None), CancellationToken.None);
        return id.Value;
    }
}
