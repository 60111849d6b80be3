namespace Linkage.Storage.Tests.Fixtures;

public enum Engine
{
    Sqlite,
    SqlServer,
}
