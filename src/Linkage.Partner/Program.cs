namespace Linkage.Partner; internal static class Program { private static int Main() => 0; }
