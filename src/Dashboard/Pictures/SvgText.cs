using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Coordination.Dashboard.Pictures;

/// <summary>A line of text in a drawing. Razor keeps the name of the element for itself, so this writes it.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Where it begins, ends or has its middle.</summary>
    [Parameter, EditorRequired] public double X { get; set; }

    /// <summary>Its base line; its middle if <see cref="IsCentred"/>.</summary>
    [Parameter, EditorRequired] public double Y { get; set; }

    /// <summary>What is written.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>start, middle or end.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    /// <summary>Whether <see cref="Y"/> is the middle of the letters.</summary>
    [Parameter] public bool IsCentred { get; set; }

    /// <summary>Its class in the style sheet; null for none.</summary>
    [Parameter] public string? Class { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Draw.At(X));
        builder.AddAttribute(2, "y", Draw.At(Y));
        builder.AddAttribute(3, "text-anchor", Anchor == "start" ? null : Anchor);
        builder.AddAttribute(4, "dy", IsCentred ? ".35em" : null);
        builder.AddAttribute(5, "class", Class);
        builder.AddContent(6, Text);
        builder.CloseElement();
    }
}
