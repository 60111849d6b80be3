using System.Collections.Concurrent;
using Linkage.Domain.Identity;

namespace Linkage.Api.Uploads;

/// <summary>One request at a time per upload in this process; the lock on the file itself holds others off.</summary>
internal sealed class UploadTurns
{
    private readonly ConcurrentDictionary<DeliveryId, bool> _taken = new();

    /// <returns>The turn, given back by disposing; null when another request has it.</returns>
    public IDisposable? TryTake(DeliveryId id) => _taken.TryAdd(id, true) ? new Turn(_taken, id) : null;

    private sealed class Turn(ConcurrentDictionary<DeliveryId, bool> taken, DeliveryId id) : IDisposable
    {
        public void Dispose() => taken.TryRemove(id, out _);
    }
}
