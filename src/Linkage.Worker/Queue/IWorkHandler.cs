using Linkage.Storage.Work;

namespace Linkage.Worker.Queue;

/// <summary>
/// Does one kind of work. The argument is an identifier; the same one may come again after a crash or an outage, at any point of an
/// earlier run, and must then lead to the same end.
/// </summary>
internal interface IWorkHandler
{
    WorkKind Kind { get; }

    /// <summary>
    /// Returns when there is nothing left to do, an expected "no" included. An exception means that it may go better later.
    /// Cancelled when the service stops or the lease is lost.
    /// </summary>
    Task RunAsync(string argument, CancellationToken cancel);

    /// <summary>After the last attempt: moves the object to the state that says so, for nothing may wait for ever.</summary>
    Task GiveUpAsync(string argument, CancellationToken cancel);
}
