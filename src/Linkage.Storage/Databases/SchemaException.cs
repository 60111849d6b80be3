namespace Linkage.Storage.Databases;

/// <summary>The database and this build do not fit; start-up ends with this sentence.</summary>
public sealed class SchemaException(string message) : Exception(message);
