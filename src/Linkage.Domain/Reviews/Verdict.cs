namespace Linkage.Domain.Reviews;

public enum Verdict
{
    Approve,
    Return,
    Reject,
}
