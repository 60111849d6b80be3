namespace Linkage.Domain.Protection.Publishing;

/// <summary>A value, or the place of one that is suppressed.</summary>
/// <param name="Value">Null when suppressed; also when there is nothing to divide by, with the status `M`.</param>
/// <param name="Status">SDMX CL_OBS_STATUS: `A` normal, `Q` suppressed, `M` does not exist (a mean of nothing).</param>
/// <param name="Confidentiality">SDMX CL_CONF_STATUS: `F` free, `C` confidential. Why it is confidential is not said outside: who knows
/// which of two suppressed counts is the small one knows bounds of both.</param>
public sealed record PublishedValue(decimal? Value, string Status, string Confidentiality)
{
    public static PublishedValue Suppressed { get; } = new(null, "Q", "C");
}
