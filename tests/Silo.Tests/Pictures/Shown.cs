using System.Globalization;
using System.Xml.Linq;
using Coordination.Domain.Pictures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

/// <summary>A picture as a page holds it.</summary>
internal sealed class Shown
{
    private readonly XElement figure;

    private Shown(XElement figure) => this.figure = figure;

    /// <summary>The two drawings, the narrow one first.</summary>
    public IReadOnlyList<XElement> Drawings => [.. figure.Elements("svg")];

    /// <summary>All that is written in the wide drawing.</summary>
    public IReadOnlyList<string> Texts => TextsOf(Drawings[1]);

    /// <summary>The sentence for those who do not see it.</summary>
    public string Seen => Drawings[0].Element("desc")!.Value;

    /// <summary>What stands under the caption.</summary>
    public string? Note => figure.Elements("p").SingleOrDefault(part => (string?)part.Attribute("class") == "picture-note")?.Value;

    /// <summary>What lines and colours stand for.</summary>
    public string? Key => figure.Elements("div").SingleOrDefault(part => (string?)part.Attribute("class") == "picture-key")?.Value;

    /// <summary>The table, its head first.</summary>
    public IReadOnlyList<string[]> Table => [.. figure.Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    /// <summary>The file.</summary>
    public string File => Uri.UnescapeDataString(((string)figure.Descendants("a").Single().Attribute("href")!)["data:text/csv;charset=utf-8,".Length..]);

    /// <summary>Renders a component as the server does before anybody is connected.</summary>
    public static async Task<Shown> Of<TComponent>(string language, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language == "fr" ? "fr-CA" : "en-CA");
            var root = await renderer.RenderComponentAsync<TComponent>(
                ParameterView.FromDictionary(parameters.ToDictionary(one => one.Name, one => one.Value)));
            return root.ToHtmlString();
        });
        return new(XElement.Parse(html));
    }

    /// <summary>How many elements of a class are in the wide drawing.</summary>
    public int Count(string style) =>
        Drawings[1].Descendants().Count(part => ((string?)part.Attribute("class"))?.Split(' ').Contains(style, StringComparer.Ordinal) == true);

    /// <summary>What every picture owes its readers, whatever it shows.</summary>
    public void KeepsThePromisesOfPictures()
    {
        Assert.Equal("figure", figure.Name.LocalName);
        Assert.Equal("figcaption", figure.Elements().First().Name.LocalName);
        var ids = figure.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["narrow", "wide"], Drawings.Select(drawing => ((string)drawing.Attribute("class")!)["picture-".Length..]));
        Assert.All(Drawings, Keeps);
        if (figure.Element("div") is null)
        {
            // Without figures there is no table to open and no file to take.
            Assert.Empty(figure.Descendants("a"));
            return;
        }

        Assert.Equal("plain", (string?)figure.Descendants("details").Single().Descendants("table").Single().Attribute("class"));
        Assert.All(Table, row => Assert.Equal(Table[0].Length, row.Length));
        Assert.StartsWith(Csv.ByteOrderMark + Csv.Words(Table[0][0]), File, StringComparison.Ordinal);
        Assert.Equal(Table.Count, File.TrimEnd().Split("\r\n").Length);
    }

    private static void Keeps(XElement drawing)
    {
        Assert.Equal("img", (string?)drawing.Attribute("role"));
        Assert.Equal((string?)drawing.Attribute("aria-labelledby"), $"{(string?)drawing.Element("title")!.Attribute("id")} {(string?)drawing.Element("desc")!.Attribute("id")}");
        Assert.EndsWith(".", drawing.Element("desc")!.Value, StringComparison.Ordinal);
        var box = ((string)drawing.Attribute("viewBox")!).Split(' ').Select(side => double.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        var font = double.Parse((string)drawing.Attribute("font-size")!, CultureInfo.InvariantCulture);
        foreach (var text in drawing.Descendants("text"))
        {
            var width = TextFit.Width(text.Value, font) * 0.93;
            var x = double.Parse((string)text.Attribute("x")!, CultureInfo.InvariantCulture);
            var left = (string?)text.Attribute("text-anchor") switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
            Assert.True(left >= -2 && left + width <= box[2] + 2, $"'{text.Value}' leaves the drawing: {left} to {left + width} of {box[2]}");
            Assert.InRange(double.Parse((string)text.Attribute("y")!, CultureInfo.InvariantCulture), 0, box[3] + 1);
        }

        // A comma in a drawing is a decimal of the reader's language, and a browser reads it as two numbers.
        Assert.DoesNotContain(drawing.Descendants().Attributes().Where(one => one.Name.LocalName is "d" or "x" or "y" or "width" or "height"), one => one.Value.Contains(',', StringComparison.Ordinal) || one.Value.Contains("NaN", StringComparison.Ordinal));
    }

    private static List<string> TextsOf(XElement drawing) => [.. drawing.Descendants("text").Select(text => text.Value)];
}
