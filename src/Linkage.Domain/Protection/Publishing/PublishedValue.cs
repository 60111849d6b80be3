namespace Linkage.Domain.Protection.Publishing;

/// <summary>A value, or the place of one that is suppressed.</summary>
/// <param name="Value">Null when suppressed; also when there is nothing to divide by, with the status `M`.</param>
/// <param name="Status">SDMX CL_OBS_STATUS: `A` normal, `Q` suppressed, `M` does not exist (a mean of nothing).</param>
/// <param name="Confidentiality">SDMX CL_CONF_STATUS: `F` free, `A` small count, `O` one, `T` two or `G` one or two dominant units,
/// `D` secondary.</param>
public sealed record PublishedValue(decimal? Value, string Status, string Confidentiality);
