using System.Net;
using System.Security.Cryptography;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Uploads;

public sealed class UploadTests(RunningService service)
{
    [Fact]
    public async Task The_offset_is_what_is_on_disk_and_the_upload_goes_on_from_there()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        (await anna.PatchAsync(upload, 0, bytes[..200])).EnsureSuccessStatusCode();
        using var head = await anna.HeadAsync(upload);
        Assert.Equal("200", head.Header("Upload-Offset"));
        Assert.Equal($"{bytes.Length}", head.Header("Upload-Length"));
        Assert.True(head.Headers.CacheControl!.NoStore);
        Assert.True(head.Headers.Contains("Upload-Expires"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    [InlineData(201)]
    public async Task At_another_offset_nothing_is_added(int offset)
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        (await anna.PatchAsync(upload, 0, bytes[..200])).EnsureSuccessStatusCode();
        using var answer = await anna.PatchAsync(upload, offset, bytes[200..300]);
        Assert.Equal("wrong-offset", (await answer.JsonAsync(HttpStatusCode.Conflict)).Code());
        using var head = await anna.HeadAsync(upload);
        Assert.Equal("200", head.Header("Upload-Offset"));
    }

    [Fact]
    public async Task More_bytes_than_were_announced_are_refused_and_none_is_kept()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, 100);
        using var answer = await anna.PatchAsync(upload, 0, bytes[..101]);
        Assert.Equal("too-long", (await answer.JsonAsync(HttpStatusCode.RequestEntityTooLarge)).Code());
        using var head = await anna.HeadAsync(upload);
        Assert.Equal("0", head.Header("Upload-Offset"));
    }

    [Fact]
    public async Task After_completion_nothing_is_added_and_the_offset_stays()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        (await anna.PatchAsync(upload, 0, bytes)).EnsureSuccessStatusCode();
        using var more = await anna.PatchAsync(upload, bytes.Length, [1]);
        Assert.Equal("upload-complete", (await more.JsonAsync(HttpStatusCode.Conflict)).Code());
        using var head = await anna.HeadAsync(upload);
        Assert.Equal($"{bytes.Length}", head.Header("Upload-Offset"));
        using var end = await anna.SendAsync(Running.Tus.Request("DELETE", upload));
        Assert.Equal("upload-complete", (await end.JsonAsync(HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task An_upload_that_was_ended_is_gone()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var upload = await anna.AnnounceAsync(project, 100);
        using var end = await anna.SendAsync(Running.Tus.Request("DELETE", upload));
        Assert.Equal(HttpStatusCode.NoContent, end.StatusCode);
        using var head = await anna.HeadAsync(upload);
        Assert.Equal(HttpStatusCode.Gone, head.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(service.Folder, "landing"), upload.Split('/')[^1] + "*"));
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("sha1")]
    public async Task A_piece_with_its_checksum_is_taken_and_one_with_another_is_not(string algorithm)
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        var digest = algorithm == "sha1" ? SHA1.HashData(bytes.AsSpan(0, 100)) : SHA256.HashData(bytes.AsSpan(0, 100));
        using var wrong = await anna.PatchAsync(upload, 0, bytes[1..101], $"{algorithm} {Convert.ToBase64String(digest)}");
        Assert.Equal("checksum-mismatch", (await wrong.JsonAsync((HttpStatusCode)460)).Code());
        using var right = await anna.PatchAsync(upload, 0, bytes[..100], $"{algorithm} {Convert.ToBase64String(digest)}");
        Assert.Equal("100", right.Header("Upload-Offset"));
    }

    [Theory]
    [InlineData("md5 AAAA")]
    [InlineData("sha256")]
    [InlineData("sha256 !!!")]
    [InlineData("sha256 AAAA")]
    public async Task A_checksum_of_another_form_is_refused(string checksum)
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        using var answer = await anna.PatchAsync(await anna.AnnounceAsync(project, 100), 0, [1], checksum);
        Assert.Equal("upload-checksum", (await answer.JsonAsync(HttpStatusCode.BadRequest)).Code());
    }
}
