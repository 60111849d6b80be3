using System.CommandLine;

namespace Linkage.Partner.Lab;

/// <summary>How many threads work; the result does not depend on it.</summary>
internal static class ThreadsOption
{
    public static Option<int> Create()
    {
        var option = new Option<int>("--threads")
        {
            Description = "Threads.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads takes 1 or more.");
        });
        return option;
    }
}
