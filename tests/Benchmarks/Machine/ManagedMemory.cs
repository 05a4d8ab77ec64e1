using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Coordination.Benchmarks.Machine;

/// <summary>The managed memory of another process, after a full collection that it is made to do.</summary>
/// <remarks>
/// The collection is asked for over the runtime's own diagnostics socket: a trace of the heap begins with one. The figures are read
/// from the metrics of the process.
/// </remarks>
internal sealed class ManagedMemory(int processId, Uri metrics) : IDisposable
{
    private const ulong HeapCollectKeyword = 0x800000;
    private const uint Informational = 4;
    private const uint NetTraceFormat = 1;
    private const uint BufferMegabytes = 16;
    private const int HeaderBytes = 20;
    private const int Collections = 2; // What the first one leaves to finalizers, the second one collects.

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private readonly HttpClient client = new();

    /// <summary>Collects and answers what is left, and what the process occupies of the machine, in bytes.</summary>
    public async Task<(double Used, double Resident)> Collected()
    {
        for (var round = 0; round < Collections; round++)
        {
            await Collect();
            await Task.Delay(Between); // Metrics are read anew at most every 300 ms.
        }

        var lines = (await client.GetStringAsync(metrics)).Split('\n');
        double Sum(string name) => lines.Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        return (Sum("dotnet_gc_last_collection_heap_size_bytes{") - Sum("dotnet_gc_last_collection_heap_fragmentation_size_bytes{"), Resident(processId));
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static double Resident(int processId)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status")).First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private async Task Collect()
    {
        var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload))
        {
            writer.Write(BufferMegabytes);
            writer.Write(NetTraceFormat);
            writer.Write(false); // Without the names of everything compiled.
            writer.Write(1);
            writer.Write(HeapCollectKeyword);
            writer.Write(Informational);
            Text(writer, "Microsoft-Windows-DotNETRuntime");
            Text(writer, "");
        }

        using var tracing = await Ask(0x03, payload.ToArray());
        var session = new byte[HeaderBytes + sizeof(ulong)];
        await tracing.ReadExactlyAsync(session);
        if (session[17] != 0)
        {
            throw new InvalidOperationException("The process does not collect its memory.");
        }

        using var stopping = await Ask(0x01, session[HeaderBytes..]);
        await tracing.CopyToAsync(Stream.Null); // Until the trace has ended, and so has the collection.
    }

    /// <summary>Sends a command about traces.</summary>
    private async Task<NetworkStream> Ask(byte command, byte[] payload)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{processId}-*-socket")).Single();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var message = new byte[HeaderBytes + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = 0x02;
        message[17] = command;
        payload.CopyTo(message, HeaderBytes);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(message);
        return stream;
    }

    private static void Text(BinaryWriter writer, string text)
    {
        writer.Write(text.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(text + "\0"));
    }
}
