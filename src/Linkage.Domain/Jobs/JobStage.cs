namespace Linkage.Domain.Jobs;

/// <summary>What a running job is doing; the stages come in this order.</summary>
public enum JobStage
{
    Waiting,
    Checking,
    Matching,
    Linking,
    Tabulating,
    Protecting,
    Auditing,
    Storing,
    Done,
}
