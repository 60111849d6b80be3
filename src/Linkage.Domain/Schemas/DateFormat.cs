namespace Linkage.Domain.Schemas;

/// <summary>The date formats that are taken, as Frictionless writes them (strftime), each with its form here.</summary>
internal static class DateFormat
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["default"] = "yyyy-MM-dd",
        ["%Y-%m-%d"] = "yyyy-MM-dd",
        ["%Y%m%d"] = "yyyyMMdd",
        ["%d-%m-%Y"] = "dd-MM-yyyy",
        ["%d/%m/%Y"] = "dd/MM/yyyy",
    };

    public static bool IsKnown(string format) => Known.ContainsKey(format);

    public static string? Find(string? format) => Known.GetValueOrDefault(format ?? "default");
}
