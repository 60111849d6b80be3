namespace Linkage.Api;

internal static class Program
{
    private static Task<int> Main(string[] args) => Hosting.LinkageHost.RunAsync(args);
}
