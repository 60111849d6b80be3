using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Json;

/// <summary>Collects faults in the order of the document, up to a limit: past it a reader learns no more from another line.</summary>
internal sealed class FaultList
{
    private const int Most = 1_000;

    private readonly List<Fault> _faults = [];

    public int Count { get; private set; }

    public void Add(string pointer, string rule, string message)
    {
        Count++;
        if (_faults.Count < Most) _faults.Add(new Fault(pointer, rule, message));
    }

    public void AddAll(string prefix, IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) Add(prefix + fault.Pointer, fault.Rule, fault.Message);
    }

    /// <summary>Adds the fault when the condition does not hold, and says whether it held.</summary>
    public bool Check(bool holds, string pointer, string rule, string message)
    {
        if (!holds) Add(pointer, rule, message);
        return holds;
    }

    public IReadOnlyList<Fault> ToList() => _faults;
}
