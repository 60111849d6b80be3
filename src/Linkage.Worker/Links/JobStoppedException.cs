namespace Linkage.Worker.Links;

/// <summary>Somebody asked the running job to stop; it ends at the next safe point, with nothing stored.</summary>
internal sealed class JobStoppedException : Exception;
