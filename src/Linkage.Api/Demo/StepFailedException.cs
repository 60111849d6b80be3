namespace Linkage.Api.Demo;

/// <summary>A step of the demo did not come to its end; its sentence is what the command said.</summary>
internal sealed class StepFailedException(string sentence) : Exception(sentence);
