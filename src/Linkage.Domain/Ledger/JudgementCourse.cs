namespace Linkage.Domain.Ledger;

/// <summary>
/// A judgement on its way. One thread judges; others may read how far it is, and stop it: it looks up many times a second.
/// </summary>
public sealed class JudgementCourse(CancellationToken stop = default)
{
    // To read the records of what was released takes about so much of the whole.
    private const double Reading = 0.3;
    private double _done;

    /// <summary>How much of it is done, 0 to 1.</summary>
    public double Done => Volatile.Read(ref _done);

    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public void Look() => stop.ThrowIfCancellationRequested();

    /// <summary>So many of the releases are read.</summary>
    internal void Read(int releases, int of) => At(Reading * releases / of);

    /// <summary>So many of the tests are done.</summary>
    internal void Tested(int tests, int of) => At(Reading + (1 - Reading) * tests / of);

    private void At(double done)
    {
        Look();
        Volatile.Write(ref _done, done);
    }
}
