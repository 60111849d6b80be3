using System.Net;
using System.Net.Http.Headers;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Uploads;

public sealed class AnnouncementTests(RunningService service)
{
    [Fact]
    public async Task Options_say_what_is_spoken_here_without_a_token()
    {
        using var stranger = service.Stranger();
        using var answer = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1/uploads"));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("1.0.0", answer.Header("Tus-Version"));
        Assert.Equal(
            ["creation", "creation-with-upload", "checksum", "expiration", "termination"], answer.Header("Tus-Extension").Split(','));
        Assert.Equal(["sha256", "sha1"], answer.Header("Tus-Checksum-Algorithm").Split(','));
        Assert.NotEmpty(answer.Header("Tus-Max-Size"));
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused()
    {
        using var anna = await service.AsAsync("anna");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/uploads");
        request.Headers.Add("Tus-Resumable", "0.2.2");
        using var answer = await anna.SendAsync(request);
        Assert.Equal("tus-version", (await answer.JsonAsync(HttpStatusCode.PreconditionFailed)).Code());
        Assert.Equal("1.0.0", answer.Header("Tus-Version"));
    }

    [Fact]
    public async Task Everything_that_the_metadata_lacks_is_named()
    {
        using var anna = await service.AsAsync("anna");
        using var answer = await anna.CreateAsync(1, Running.Tus.Metadata(("period", "last year"), ("sha256", "00"), ("sealed", "maybe")));
        Assert.Equal(
            ["/project", "/dataset", "/period", "/sha256", "/sealed"], (await answer.JsonAsync(HttpStatusCode.BadRequest)).Pointers());
    }

    [Fact]
    public async Task Metadata_that_is_no_base64_is_refused()
    {
        using var anna = await service.AsAsync("anna");
        using var answer = await anna.CreateAsync(1, "project ***");
        Assert.Equal("invalid-metadata", (await answer.JsonAsync(HttpStatusCode.BadRequest)).Code());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("99999999999999999999")]
    public async Task A_length_that_is_none_is_refused(string length)
    {
        using var anna = await service.AsAsync("anna");
        using var request = Running.Tus.Request("POST", "/v1/uploads");
        request.Headers.TryAddWithoutValidation("Upload-Length", length);
        using var answer = await anna.SendAsync(request);
        Assert.Equal("upload-length", (await answer.JsonAsync(HttpStatusCode.BadRequest)).Code());
    }

    [Fact]
    public async Task A_file_larger_than_the_service_takes_is_refused()
    {
        using var anna = await service.AsAsync("anna");
        using var answer = await anna.CreateAsync(long.MaxValue, Running.Tus.Metadata(Running.Tus.People("prj-" + new string('0', 20))));
        Assert.Equal("too-large", (await answer.JsonAsync(HttpStatusCode.RequestEntityTooLarge)).Code());
    }

    [Fact]
    public async Task Bytes_of_another_content_type_are_refused()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        using var answer = await anna.PatchAsync(await anna.AnnounceAsync(project, 100), 0, [1], mediaType: "text/csv");
        Assert.Equal("media-type", (await answer.JsonAsync(HttpStatusCode.UnsupportedMediaType)).Code());
    }

    [Fact]
    public async Task The_first_bytes_may_come_with_the_announcement()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        using var request = Running.Tus.Request("POST", "/v1/uploads");
        request.Headers.Add("Upload-Length", $"{bytes.Length}");
        request.Headers.Add("Upload-Metadata", Running.Tus.Metadata(Running.Tus.People(project)));
        request.Content = new ByteArrayContent(bytes[..150]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using var answer = await anna.SendAsync(request);
        await answer.JsonAsync(HttpStatusCode.Created);
        Assert.Equal("150", answer.Header("Upload-Offset"));
    }

    [Fact]
    public async Task A_client_that_knows_post_only_says_which_method_it_means()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var upload = await anna.AnnounceAsync(project, 100);
        using var request = Running.Tus.Request("POST", upload);
        request.Headers.Add("X-HTTP-Method-Override", "DELETE");
        using var answer = await anna.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
