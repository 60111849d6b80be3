using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// A bad file over HTTP: rejected whole, named by row, field and rule to who delivered it, and nothing of it stays to be asked about.
/// </summary>
public sealed class BadDeliveryTests(RunningService service)
{
    private const string Secret = "Hendrikse";
    private static readonly string Good = Encoding.UTF8.GetString(Running.Tus.People(3));

    public static TheoryData<string, string[]> Files => new()
    {
        { "latin-1", ["2 state not-utf-8"] },
        { "utf-16", ["0  not-utf-8"] },
        { "missing column", ["0 state column-missing"] },
        { "extra column", ["0 #3 column-extra"] },
        { "wrong category", ["2 state category"] },
        { "no pseudonym", ["2 person pseudonym"] },
        { "quote", ["2  quote"] },
        { "open quote", ["2  quote-unclosed"] },
        { "empty", ["0  empty-file"] },
        { "header only", ["0  no-rows"] },
        { "long line", ["4  row-too-long"] },
        { "nul", ["2 state nul-byte"] },
        { "zip", ["0  not-csv"] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_is_rejected_whole(string kind, string[] faults)
    {
        var project = await SampleAgreement.InForceAsync(service);
        var delivery = await LinkedProject.DeliverAsync(service, "anna", project, "people-a", Spoilt(kind));
        Assert.Equal("rejected", delivery.Text("state"));
        Assert.Equal(faults, delivery["report"]!["faults"]!["first"]!.AsArray().Select(Line));
        Assert.DoesNotContain(Secret, delivery.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        using var ava = await service.AsAsync("ava");
        var asked = await ava.PostJsonAsync($"/v1/projects/{project}/jobs", new { question = "both" }, HttpStatusCode.Conflict);
        Assert.Equal("no-delivery", asked.Code());
        await GoneAsync(service.Landing.WholeOf(new(delivery.Text("id"))));
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public async Task A_byte_order_mark_and_line_ends_of_windows_are_taken(string mark, string end)
    {
        var project = await SampleAgreement.InForceAsync(service);
        var csv = Encoding.UTF8.GetBytes(mark + Good.Replace("\n", end, StringComparison.Ordinal));
        var delivery = await LinkedProject.DeliverAsync(service, "anna", project, "people-a", csv);
        Assert.Equal(("accepted", 3), (delivery.Text("state"), delivery["rows"]!.GetValue<int>()));
    }

    private static byte[] Spoilt(string kind) => kind switch
    {
        "latin-1" => Encoding.Latin1.GetBytes(Second(",v\u00e9c")),
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)],
        "missing column" => Text(string.Join('\n', Good.Split('\n').Select(line => line.Split(',')[0]))),
        "extra column" => Text(string.Join('\n', Good.TrimEnd().Split('\n').Select((line, at) => $"{line},{(at == 0 ? Secret : "1")}"))),
        "wrong category" => Text(Second($",{Secret}")),
        "no pseudonym" => Text(string.Join('\n', Good.Split('\n').Select((line, at) => at == 2 ? $"{Secret},vic" : line))),
        "quote" => Text(Second($",v\"{Secret}\"")),
        "open quote" => Text(Second($",\"{Secret}")),
        "empty" => Text("\uFEFF"),
        "header only" => Text("person,state\n"),
        "long line" => Text(Good + new string('x', 10_000_000)),
        "nul" => Text(Second($",{Secret}\0")),
        _ => Zipped(),
    };

    /// <summary>The three people, with something else in place of the second one's state and the comma before it.</summary>
    private static string Second(string state) => Good.Replace(",vic", state, StringComparison.Ordinal);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zipped()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = new StreamWriter(archive.CreateEntry("people.csv").Open())) entry.Write(Good);
        return zip.ToArray();
    }

    // The verdict comes first, then the file goes.
    private static async Task GoneAsync(string file)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (File.Exists(file)) await Task.Delay(20, patience.Token);
    }

    private static string Line(JsonNode? fault) => $"{fault!["row"]} {fault["field"]} {fault["rule"]}";
}
