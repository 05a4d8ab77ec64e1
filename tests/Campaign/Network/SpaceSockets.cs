using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Coordination.Campaign.Network;

/// <summary>Opens sockets inside a network name space. A socket stays in the space it was made in, so one thread that lives there is enough.</summary>
internal sealed class SpaceSockets : IDisposable
{
    private const int NewNet = 0x40000000;
    private readonly BlockingCollection<TaskCompletionSource<Socket>> wanted = [];

    /// <summary>Starts the thread.</summary>
    public SpaceSockets(string space) => new Thread(() => Live(space)) { IsBackground = true, Name = "sockets in " + space }.Start();

    /// <summary>A TCP socket inside the space.</summary>
    public Task<Socket> Open()
    {
        var socket = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        wanted.Add(socket);
        return socket.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => wanted.CompleteAdding();

    private void Live(string space)
    {
        using var handle = File.OpenHandle(Path.Combine("/run/netns", space));
        var entered = SetNamespace(handle.DangerousGetHandle().ToInt32(), NewNet) == 0;
        foreach (var socket in wanted.GetConsumingEnumerable())
        {
            if (entered)
            {
                socket.SetResult(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            }
            else
            {
                socket.SetException(new InvalidOperationException($"The name space {space} could not be entered."));
            }
        }
    }

    [DllImport("libc", EntryPoint = "setns")]
    private static extern int SetNamespace(int descriptor, int kind);
}
