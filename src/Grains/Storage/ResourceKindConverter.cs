using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Storage;

/// <summary>The five kinds are written with an underscore, as the vocabulary has them.</summary>
internal sealed class ResourceKindConverter : JsonConverter<ResourceKind>
{
    public override ResourceKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Slugs<ResourceKind>.TryParse(reader.GetString(), out var kind) ? kind : throw new JsonException("Not one of the five kinds.");

    public override void Write(Utf8JsonWriter writer, ResourceKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ResourceKinds.Word(value));
}
