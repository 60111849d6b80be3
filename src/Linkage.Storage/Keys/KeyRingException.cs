namespace Linkage.Storage.Keys;

/// <summary>The key ring on disk cannot be used as it is; the sentence names the file, never its content.</summary>
public sealed class KeyRingException(string message) : Exception(message);
