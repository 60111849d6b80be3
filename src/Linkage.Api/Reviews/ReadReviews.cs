using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Reviews;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;

namespace Linkage.Api.Reviews;

internal static class ReadReviews
{
    public static void Map(RouteGroupBuilder job) =>
        job.MapGet("/reviews", ListAsync)
            .Describe(
                "listReviews", "List the verdicts",
                "On the present attempt. While verdicts are still given, only to those who gave theirs: nobody judges after somebody else.")
            .NeedsRole(Role.PrivacyOfficer | Role.Analyst)
            .Lists<ReviewAnswer>();

    private static async Task<IResult> ListAsync(Caller caller, Mine<Job> mine, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var (@case, reviews) = await ReviewCases.OfAsync(session, mine.Value, cancel);
        return ItemList.Whole(ReviewRules.MaySee(@case, caller.Actor.Subject) ? reviews.Select(ReviewAnswer.Of) : []);
    }
}
