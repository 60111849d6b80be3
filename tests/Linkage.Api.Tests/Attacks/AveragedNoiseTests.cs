using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>Noise by cell keys, asked for again and again of groups that differ by one person.</summary>
public sealed class AveragedNoiseTests(RunningService service)
{
    private const string Noise =
        """{ "minimumFrequency": 10, "perPartner": false, "method": { "kind": "cellKey", "cellKey": { "maximum": 4, "variance": 2, "averagingFloor": 1.2 } } }""";

    [Fact]
    public async Task Noisy_results_of_groups_that_one_person_parts_are_stopped_before_they_average_out()
    {
        string[] parts = ["p", "q", "r", "s", "t", "u"];
        var register = await Register.DeliverAsync(service, Person.In([.. parts.Select(part => (part, 60)), ("one", 1)]), Noise);
        await register.ReleasedAsync(await register.CountAsync("r.part in ('p', 'q')"));
        // The same groups have the same noise: asking again tells nothing.
        await register.ReleasedAsync(await register.CountAsync("r.part in ('p', 'q')"));
        var states = new List<string>();
        foreach (var part in parts)
        {
            foreach (var filter in new[] { $"r.part in ('{part}')", $"r.part in ('{part}', 'one')" })
            {
                if (states is [.., "refused"]) break;
                var job = await register.CountAsync(filter);
                states.Add(job.Text("state"));
                if (job.Text("state") == "refused") Assert.Equal("averaging", job["failure"]!.Text("code"));
                else await register.ReleasedAsync(job);
            }
        }

        Assert.True(states.Count > 2 && states[^1] == "refused", string.Join(' ', states));
    }
}
