using System.Text.Json;
using Orleans.Storage;

namespace Coordination.Grains.Storage;

/// <summary>Keeps grain state as plain JSON without type names, so that it can be read by SQL and by later versions.</summary>
internal sealed class JsonGrainStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, CoordinationJson.Options));

    public T Deserialize<T>(BinaryData input) =>
        JsonSerializer.Deserialize<T>(input.ToMemory().Span, CoordinationJson.Options)
        ?? throw new InvalidOperationException("A stored state is null.");
}
