using System.Data.Common;

namespace Linkage.Storage.Databases;

/// <summary>sp_getapplock says by its return value, not by error 1205, that it was the one to give way.</summary>
internal sealed class LockVictimException(string message) : DbException(message);
