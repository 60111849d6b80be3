namespace Linkage.Api.Hosting;

/// <summary>
/// The service cannot start as it is set up; its sentence names the setting and the fix, and the process ends with code 2.
/// </summary>
internal sealed class StartRefusedException(string sentence) : Exception(sentence);
