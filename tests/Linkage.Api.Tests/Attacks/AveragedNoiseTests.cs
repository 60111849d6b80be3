using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>Noise by cell keys, asked for again and again of groups that differ by one person.</summary>
public sealed class AveragedNoiseTests(RunningService service)
{
    private const string Noise =
        """{ "minimumFrequency": 10, "perPartner": false, "method": { "kind": "cellKey", "cellKey": { "maximum": 4, "variance": 2 } } }""";

    [Fact]
    public async Task A_second_noisy_result_of_other_groups_stops_at_the_gate()
    {
        var register = await Register.DeliverAsync(service, Person.In(("p", 60), ("q", 60), ("one", 1)), Noise);
        await register.ReleasedAsync(await register.CountAsync("r.part in ('p', 'q')"));
        // The same groups have the same noise: asking again tells nothing.
        await register.ReleasedAsync(await register.CountAsync("r.part in ('p', 'q')"));
        var near = await register.CountAsync();
        using var answer = await new LinkedProject(service, register.Id, "", "").ApproveAsync("arthur", near);
        var stopped = await new LinkedProject(service, register.Id, "", "").SettledAsync(near.Text("id"));
        Assert.Equal(("refused", "averaging-not-judged"), (stopped.Text("state"), stopped["failure"]!.Text("code")));
    }
}
