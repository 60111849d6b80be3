using System.Net;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Projects;

public sealed class OrganisationTests(RunningService service)
{
    [Fact]
    public async Task The_operator_registers_an_organisation_once()
    {
        using var olga = await service.AsAsync("olga");
        await olga.PostJsonAsync("/v1/organisations", new { id = "water-board", name = "Water board" });
        var again = await olga.PostJsonAsync(
            "/v1/organisations", new { id = "water-board", name = "Water board" }, HttpStatusCode.Conflict);
        Assert.Equal("organisation-exists", again.Code());
        Assert.Equal("Water board", (await olga.GetJsonAsync("/v1/organisations/water-board")).Text("name"));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("a")]
    [InlineData("a b")]
    [InlineData("abc\n")]
    public async Task A_short_name_is_a_slug(string id)
    {
        using var olga = await service.AsAsync("olga");
        Assert.Equal(
            ["/id"], (await olga.PostJsonAsync("/v1/organisations", new { id, name = "x" }, HttpStatusCode.BadRequest)).Pointers());
    }

    [Fact]
    public async Task Nobody_else_registers_one()
    {
        using var noor = await service.AsAsync("noor");
        await noor.PostJsonAsync("/v1/organisations", new { id = "other", name = "x" }, HttpStatusCode.Forbidden);
    }
}
