using System.Collections;
using System.CommandLine;

namespace Linkage.Partner.Verbs;

/// <summary>Everything outside the command that it may touch, so that a test or the demo can stand in for it.</summary>
internal sealed class Surroundings : InvocationConfiguration
{
    /// <summary>Null: a real connection.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Environment variables by name.</summary>
    public required IDictionary Environment { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The value of an environment variable; null when absent or empty.</summary>
    public string? Variable(string name) => Environment[name] is string { Length: > 0 } text ? text : null;
}
