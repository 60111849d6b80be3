using System.Diagnostics;
using System.Globalization;
using Linkage.Domain.Encodings;

namespace Linkage.Bench.Matching;

/// <summary>
/// anonlink's native kernel in a Python process of its own, fed with the same encodings. Present only where `import anonlink` works in
/// the interpreter that LINKAGE_PYTHON names (default: python3).
/// </summary>
internal sealed class AnonlinkProcess : IDisposable
{
    private const string Script =
        """
        import sys, time
        from bitarray import bitarray
        from anonlink.similarities import dice_coefficient_accelerated as dice
        def read(path, size):
            data = open(path, 'rb').read()
            out = []
            for i in range(0, len(data), size):
                bits = bitarray(endian='big')
                bits.frombytes(data[i:i + size])
                out.append(bits)
            return out
        size = int(sys.argv[3])
        left, right = read(sys.argv[1], size), read(sys.argv[2], size)
        print('ready', flush=True)
        for line in sys.stdin:
            start = time.process_time()
            pairs = len(dice((left, right), float(line))[0])
            print(pairs, time.process_time() - start, flush=True)
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-bench").FullName;
    private readonly Process _process;

    public AnonlinkProcess(EncodingSet left, EncodingSet right)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("LINKAGE_PYTHON") ?? "python3")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["-c", Script, Save(left, "left"), Save(right, "right"), $"{left.Length / 8}"])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new NotSupportedException("No Python.");
        if (_process.StandardOutput.ReadLine() != "ready") throw new NotSupportedException("anonlink is not installed in this Python.");
    }

    /// <summary>Number of pairs at or above the threshold. The other process's processor time goes to our clock.</summary>
    public int Count(double threshold)
    {
        _process.StandardInput.WriteLine(threshold.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()!.Split(' ');
        ProcessorClock.AddElsewhere(TimeSpan.FromSeconds(double.Parse(answer[1], CultureInfo.InvariantCulture)));
        return int.Parse(answer[0], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Save(EncodingSet set, string name)
    {
        var path = Path.Combine(_folder, name);
        using var file = File.Create(path);
        for (var i = 0; i < set.Count; i++)
        {
            foreach (var word in set[i]) file.Write(BitConverter.GetBytes(word));
        }

        return path;
    }
}
