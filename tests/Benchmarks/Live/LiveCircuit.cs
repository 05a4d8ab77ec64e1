using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Coordination.Benchmarks.Live.Protocol;

namespace Coordination.Benchmarks.Live;

/// <summary>One reader with the map open: answers the server as the script of the page does, and draws nothing.</summary>
internal sealed class LiveCircuit(Uri address, string view, ClientWebSocket socket) : IDisposable
{
    private const string Handshake = """{"protocol":"blazorpack","version":1}""" + "\x1e";
    private const int ReferenceResult = 1;

    private readonly PackWriter answers = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly HubReader reader = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageMarkers? page;
    private bool isGreeted;
    private bool isEnding;
    private long references;
    private long drawing;
    private long sentAt = Stopwatch.GetTimestamp();
    private long heardAt = Stopwatch.GetTimestamp();

    /// <summary>The region the map shows: the country or a province.</summary>
    public string View => view;

    /// <summary>What the server calls it; empty until it has begun.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Why it broke; null while it lives.</summary>
    public string? Fault { get; private set; }

    /// <summary>How long the server has said nothing.</summary>
    public TimeSpan ServerSilence => Stopwatch.GetElapsedTime(Volatile.Read(ref heardAt));

    /// <summary>How long nothing was said to the server.</summary>
    public TimeSpan OwnSilence => Stopwatch.GetElapsedTime(Volatile.Read(ref sentAt));

    /// <summary>Sees every painting of the map: its arguments as they came.</summary>
    public MapSight? Sight { get; set; }

    /// <summary>Sees what a click came to.</summary>
    public MapClick? Click { get; set; }

    /// <summary>The address of a view.</summary>
    public static Uri Page(Uri address, string view) => new(address, view == MapSight.Country ? "/map" : $"/map?region={view}");

    /// <summary>Begins, and ends when the map was painted for the first time.</summary>
    public async Task Open(PageMarkers markers, CancellationToken cancellation)
    {
        page = markers;
        await socket.SendAsync(Encoding.UTF8.GetBytes(Handshake), WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        await Send(writer => writer.Invoke("StartCircuit", expectsAnswer: true, address.GetLeftPart(UriPartial.Authority) + "/", Page(address, view).ToString(), "[]", markers.State));
        _ = Live();
        await opened.Task.WaitAsync(cancellation);
    }

    /// <summary>A reader clicks a region of the map.</summary>
    public Task ClickRegion(string code) =>
        Send(writer => writer.Invoke("BeginInvokeDotNetFromJS", expectsAnswer: false, "1", null, "Open", drawing, $"[\"{code}\"]"));

    /// <summary>A sign of life, for a server that has heard nothing.</summary>
    public Task Ping() => Send(writer => writer.Ping());

    /// <inheritdoc/>
    public void Dispose()
    {
        isEnding = true;
        socket.Dispose();
        sending.Dispose();
    }


    private async Task Live()
    {
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(reader.Room(), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The server closed the connection.");
                }

                reader.Took(got.Count);
                Volatile.Write(ref heardAt, Stopwatch.GetTimestamp());
                await sending.WaitAsync();
                try
                {
                    TakeIn();
                    await Flush();
                }
                finally
                {
                    sending.Release();
                }
            }
        }
        catch (Exception broken) when (broken is WebSocketException or InvalidDataException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Fault ??= isEnding ? null : broken.Message;
            opened.TrySetException(broken);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private void TakeIn()
    {
        if (!isGreeted)
        {
            isGreeted = reader.TryHandshake(out var greeting) && (greeting.SequenceEqual("{}"u8) ? true : throw new InvalidDataException(Encoding.UTF8.GetString(greeting)));
        }

        while (isGreeted && reader.TryMessage(out var message))
        {
            var fields = new PackReader(message);
            fields.Array();
            switch (fields.Number())
            {
                case 1:
                    fields.Headers();
                    fields.Bytes();
                    TakeCall(fields.Bytes(), fields);
                    break;
                case 3:
                    fields.Headers();
                    fields.Bytes();
                    Id = fields.Number() == 3 ? Encoding.UTF8.GetString(fields.Bytes()) : throw new InvalidDataException(Encoding.UTF8.GetString(fields.Bytes()));
                    break;
                case 7:
                    throw new InvalidDataException("The server ended the circuit: " + Encoding.UTF8.GetString(fields.Bytes()));
            }
        }
    }

    private void TakeCall(ReadOnlySpan<byte> target, PackReader arguments)
    {
        arguments.Array();
        if (target.SequenceEqual("JS.RenderBatch"u8))
        {
            answers.Invoke("OnRenderCompleted", expectsAnswer: false, arguments.Number(), null);
            Click?.Rendered();
        }
        else if (target.SequenceEqual("JS.BeginInvokeJS"u8))
        {
            var handle = arguments.Number();
            var name = arguments.Bytes();
            var given = arguments.Bytes();
            var result = Do(name, given) ?? (arguments.Number() == ReferenceResult ? $$"""{"__jsObjectId":{{++references}}}""" : "null");
            if (handle != 0)
            {
                answers.Invoke("EndInvokeJSFromDotNet", expectsAnswer: false, handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]"));
            }
        }
        else if (target.SequenceEqual("JS.Error"u8))
        {
            throw new InvalidDataException("The server says: " + Encoding.UTF8.GetString(arguments.Bytes()));
        }
    }

    /// <summary>Does what a function of the browser would do. Answers its result as JSON, or null where the kind of result says everything.</summary>
    private string? Do(ReadOnlySpan<byte> name, ReadOnlySpan<byte> given)
    {
        if (name.SequenceEqual("paint"u8))
        {
            Sight?.Painted(given);
            Click?.Painted(given);
            opened.TrySetResult();
        }
        else if (name.SequenceEqual("draw"u8))
        {
            drawing = JsonText.NumberAfter(given, "\"__dotNetObject\":"u8);
        }
        else if (name.SequenceEqual("coordination.timeZone"u8))
        {
            return "\"America/Toronto\"";
        }
        else if (name.SequenceEqual("Blazor._internal.attachWebRendererInterop"u8))
        {
            answers.Invoke("UpdateRootComponents", expectsAnswer: false, page!.Operations, page.State);
            page = null;
        }
        else if (name.SequenceEqual("Blazor._internal.navigationManager.navigateTo"u8))
        {
            answers.Invoke("OnLocationChanged", expectsAnswer: false, new Uri(address, JsonText.First(given)).ToString(), null, false);
        }

        return null;
    }

    private async Task Send(Action<PackWriter> write)
    {
        await sending.WaitAsync();
        try
        {
            write(answers);
            await Flush();
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task Flush()
    {
        if (answers.Written.Length > 0)
        {
            await socket.SendAsync(answers.Written, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            answers.Clear();
            Volatile.Write(ref sentAt, Stopwatch.GetTimestamp());
        }
    }
}
