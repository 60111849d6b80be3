using System.Data;
using System.Globalization;
using Dapper;
using Linkage.Domain.Identity;

namespace Linkage.Storage.Databases;

/// <summary>How the domain's small values are written in columns: identifiers as text, instants as UTC with microseconds.</summary>
internal static class ColumnTypes
{
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new Instant());
        SqlMapper.AddTypeHandler(new Text<OrganisationId>(id => id.Value, text => new OrganisationId(text)));
        AddIdentifier<ProjectId>();
        AddIdentifier<DeliveryId>();
        AddIdentifier<JobId>();
        AddIdentifier<ReviewId>();
        AddIdentifier<ReleaseId>();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private static void AddIdentifier<T>()
        where T : struct, IIdentifier<T> =>
        SqlMapper.AddTypeHandler(new Text<T>(id => id.Value, T.From));

    private sealed class Text<T>(Func<T, string> write, Func<string, T> read) : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => read((string)value);

        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = write(value!);
        }
    }

    private sealed class Instant : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            string text =>
                DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            _ => throw new DataException("An instant is stored as a time or as text."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.DateTime2;
            parameter.Value = new DateTime(value.UtcTicks - value.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        }
    }
}
