using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Coordination.Benchmarks.Live.Protocol;

namespace Coordination.Benchmarks.Live;

/// <summary>One reader with the map open: answers the server as the script of the page does, and draws nothing.</summary>
internal sealed class LiveCircuit : IDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Close = 7;
    private const int HasResult = 3;
    private const int ReferenceResult = 1;

    private readonly Uri address;
    private readonly HubSocket hub;
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageMarkers? page;
    private long references;
    private long drawing;

    /// <summary>Makes one on a socket that is about to be connected.</summary>
    public LiveCircuit(Uri address, string view, ClientWebSocket socket)
    {
        (this.address, View) = (address, view);
        hub = new(socket, TakeIn);
    }

    /// <summary>The region the map shows: the country or a province.</summary>
    public string View { get; }

    /// <summary>What the server calls it; empty until it has begun.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Why it broke; null while it lives.</summary>
    public string? Fault { get; private set; }

    /// <inheritdoc cref="HubSocket.ServerSilence"/>
    public TimeSpan ServerSilence => hub.ServerSilence;

    /// <inheritdoc cref="HubSocket.OwnSilence"/>
    public TimeSpan OwnSilence => hub.OwnSilence;

    /// <summary>Sees every painting of the map.</summary>
    public MapSight? Sight { get; set; }

    /// <summary>Sees what a click came to.</summary>
    public MapClick? Click { get; set; }

    /// <summary>Sees every rendering.</summary>
    public PageSight? Page { get; set; }

    /// <summary>The address of a view.</summary>
    public static Uri PageOf(Uri address, string view) => new(address, view == MapSight.Country ? "/map" : $"/map?region={view}");

    /// <summary>Begins, and ends when the map was painted for the first time.</summary>
    public async Task Open(PageMarkers markers, CancellationToken cancellation)
    {
        page = markers;
        await hub.Greet(cancellation);
        await hub.Send(writer => writer.Invoke("StartCircuit", expectsAnswer: true, address.ToString(), PageOf(address, View).ToString(), "[]", markers.State));
        _ = Live();
        await opened.Task.WaitAsync(cancellation);
    }

    /// <summary>A reader clicks a region of the map.</summary>
    public Task ClickRegion(string code) =>
        hub.Send(writer => writer.Invoke("BeginInvokeDotNetFromJS", expectsAnswer: false, "1", null, "Open", drawing, $"[\"{code}\"]"));

    /// <summary>A reader follows a link within the product.</summary>
    public Task Navigate(string path) =>
        hub.Send(writer => writer.Invoke("OnLocationChanged", expectsAnswer: false, new Uri(address, path).ToString(), null, true));

    /// <summary>A sign of life, for a server that has heard nothing.</summary>
    public Task Ping() => hub.Send(writer => writer.Ping());

    /// <inheritdoc/>
    public void Dispose() => hub.Dispose();

    private async Task Live()
    {
        if (await hub.Listen() is { } broken)
        {
            Fault = broken.Message;
            opened.TrySetException(broken);
        }
    }

    private void TakeIn(ReadOnlySpan<byte> message, PackWriter answers)
    {
        var fields = new PackReader(message);
        fields.Array();
        switch (fields.Number())
        {
            case Invocation:
                fields.Headers();
                fields.Bytes();
                TakeCall(fields.Bytes(), fields, answers);
                break;
            case Completion:
                fields.Headers();
                fields.Bytes();
                Id = fields.Number() == HasResult ? Encoding.UTF8.GetString(fields.Bytes()) : throw new InvalidDataException(Encoding.UTF8.GetString(fields.Bytes()));
                break;
            case Close:
                throw new InvalidDataException("The server ended the circuit: " + Encoding.UTF8.GetString(fields.Bytes()));
        }
    }

    private void TakeCall(ReadOnlySpan<byte> target, PackReader arguments, PackWriter answers)
    {
        arguments.Array();
        if (target.SequenceEqual("JS.RenderBatch"u8))
        {
            answers.Invoke("OnRenderCompleted", expectsAnswer: false, arguments.Number(), null);
            Click?.Rendered();
            Page?.Rendered(arguments.Bytes());
        }
        else if (target.SequenceEqual("JS.BeginInvokeJS"u8))
        {
            var handle = arguments.Number();
            var name = arguments.Bytes();
            var result = Do(name, arguments.Bytes(), answers) ?? (arguments.Number() == ReferenceResult ? $$"""{"__jsObjectId":{{++references}}}""" : "null");
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
    private string? Do(ReadOnlySpan<byte> name, ReadOnlySpan<byte> given, PackWriter answers)
    {
        if (name.SequenceEqual("paint"u8))
        {
            var painting = JsonText.FirstBytes(given);
            Sight?.Painted(painting);
            Click?.Painted(painting);
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
}
