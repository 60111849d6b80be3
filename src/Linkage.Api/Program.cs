namespace Linkage.Api; internal static class Program { private static void Main() { } }
