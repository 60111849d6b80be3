namespace Linkage.Api.Reviews;

internal static class ReviewEndpoints
{
    public static void MapReviews(this RouteGroupBuilder job)
    {
        GiveVerdict.Map(job);
        ReadReviews.Map(job);
        Comments.Map(job);
    }
}
