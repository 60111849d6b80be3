namespace Linkage.Domain.Questions;

/// <summary>The measures that a ratio reveals, by name.</summary>
public static class RatioNames
{
    public static string Numerator(string ratio) => $"{ratio}_numerator";

    public static string Denominator(string ratio) => $"{ratio}_denominator";
}
