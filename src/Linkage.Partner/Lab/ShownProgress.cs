namespace Linkage.Partner.Lab;

/// <summary>Shows progress as it is reported, on the thread that reports it.</summary>
internal sealed class ShownProgress(Screens.Progress shown) : IProgress<Domain.Matching.Progress>
{
    public void Report(Domain.Matching.Progress value) => shown.Report(value.Done);
}
