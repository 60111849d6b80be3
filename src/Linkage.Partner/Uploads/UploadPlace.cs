using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linkage.Partner.Homes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Uploads;

/// <summary>
/// Where one upload is remembered until it is complete: the record, the sealed copy, and a lock against a second run of the same upload.
/// The same file for the same dataset and period of the same service has the same place.
/// </summary>
internal sealed class UploadPlace : IDisposable
{
    private readonly string _stem;
    private readonly FileStream _lock;

    private UploadPlace(string stem, FileStream held) => (_stem, _lock) = (stem, held);

    public string SealedCopy => _stem + ".sealed";

    private string Record => _stem + ".json";

    /// <summary>Null when another run holds the same place.</summary>
    public static UploadPlace? Take(Session session, FileInfo source, string project, string dataset, string period)
    {
        var name = string.Join('\n', session.Server.AbsoluteUri, project, dataset, period, source.FullName);
        var stem = session.Home.PathOf("uploads", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]);
        try
        {
            return new UploadPlace(stem, new FileStream(stem + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public UnfinishedUpload? Read() => File.Exists(Record)
        ? JsonSerializer.Deserialize<UnfinishedUpload>(File.ReadAllText(Record), JsonSerializerOptions.Web)
        : null;

    public void Write(UnfinishedUpload upload) => Home.Replace(Record, JsonSerializer.Serialize(upload, JsonSerializerOptions.Web));

    public void Forget()
    {
        File.Delete(Record);
        File.Delete(SealedCopy);
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!File.Exists(Record))
        {
            File.Delete(_stem + ".lock");
        }
    }
}
