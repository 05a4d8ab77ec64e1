using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Somebody who has only a keyboard. After each key the focus is somewhere, and it can be seen where.</summary>
internal sealed class KeyboardWalk
{
    private const int TabsMax = 150;

    /// <summary>What moves while a server answers may be without focus for a moment; a reader notices from here on.</summary>
    private const int LostMs = 1_000;

    /// <summary>Notes where the focus was lost, once the reader has begun to use the keyboard in this document.</summary>
    private static readonly string Watch = $$"""
        (() => {
            window.lostFocus = [];
            let began = false, last = "", since = 0;
            document.addEventListener("keydown", () => began = true, true);
            document.addEventListener("focusin", event => last = event.target.outerHTML.slice(0, 120), true);
            setInterval(() => {
                const now = document.activeElement;
                if (now && now !== document.body) { since = 0; return; }
                if (!began || document.querySelector("main[inert]")) return;
                since ||= performance.now();
                if (performance.now() - since > {{LostMs}} && last) { window.lostFocus.push(last); last = ""; }
            }, 50);
        })();
        """;

    /// <summary>What has the focus and how it shows; empty when it shows. Headings take it by script and are no controls; regions of the map show it by their edge.</summary>
    private const string Unseen = """
        () => {
            const part = document.activeElement;
            if (!part || part === document.body) return "nothing has the focus";
            if (/^H\d$/.test(part.tagName)) return "";
            const shows = element => {
                const style = getComputedStyle(element);
                return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
            };
            if (part.dataset.code) return parseFloat(getComputedStyle(part).strokeWidth) >= 4 ? "" : "no edge on " + part.dataset.code;
            return shows(part) ? "" : "no mark on " + part.outerHTML.slice(0, 160);
        }
        """;

    private readonly IPage page;

    private KeyboardWalk(IPage page) => this.page = page;

    /// <summary>Keys pressed so far, texts not counted.</summary>
    public int Keys { get; private set; }

    /// <summary>Begins on a page that was not opened yet.</summary>
    public static async Task<KeyboardWalk> On(IPage page)
    {
        await page.AddInitScriptAsync(Watch);
        return new(page);
    }

    /// <summary>Presses a key and looks where the focus is afterwards.</summary>
    public async Task Press(string key)
    {
        await page.Keyboard.PressAsync(key);
        Keys++;
        Assert.Equal("", await page.EvaluateAsync<string>(Unseen));
    }

    /// <summary>Presses a key after which the document or a part of it is another; looks when the selector has the focus.</summary>
    public async Task PressAndArrive(string key, string selector)
    {
        await page.Keyboard.PressAsync(key);
        Keys++;
        await Arrive(selector);
    }

    /// <summary>Waits until what the selector names has the focus, and looks whether that shows.</summary>
    public async Task Arrive(string selector)
    {
        await page.WaitForFunctionAsync("selector => document.activeElement?.matches(selector)", selector);
        Assert.Equal("", await page.EvaluateAsync<string>(Unseen));
    }

    /// <summary>Tabs on until what the selector names has the focus.</summary>
    public async Task TabTo(string selector)
    {
        for (var tab = 0; tab < TabsMax; tab++)
        {
            await Press("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} was not reached by the tab key.");
    }

    /// <summary>Walks over the map by arrow keys: each time the way in which the goal lies farther off, and the other one where that leads no nearer.</summary>
    public async Task WalkTo(string code)
    {
        var seen = new HashSet<string>();
        for (var step = 0; step < TabsMax; step++)
        {
            var here = await page.EvaluateAsync<string>("document.activeElement.dataset.code");
            if (here == code)
            {
                return;
            }

            var ways = await page.EvaluateAsync<string[]>(
                """
                code => {
                    const middle = part => { const box = part.getBBox(); return [box.x + box.width / 2, box.y + box.height / 2]; };
                    const from = middle(document.activeElement), to = middle(document.querySelector(`[data-testid=map] [data-code="${code}"]`));
                    const [x, y] = [to[0] - from[0], to[1] - from[1]];
                    const across = x < 0 ? "ArrowLeft" : "ArrowRight", along = y < 0 ? "ArrowUp" : "ArrowDown";
                    const [first, second] = Math.abs(x) > Math.abs(y) ? [across, along] : [along, across];
                    const back = way => ({ ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft", ArrowUp: "ArrowDown", ArrowDown: "ArrowUp" })[way];
                    return [first, second, back(second), back(first)];
                }
                """,
                code);
            await Press(ways.FirstOrDefault(way => seen.Add(here + way)) ?? throw new InvalidOperationException($"No way leads from {here} to {code}."));
        }

        Assert.Fail($"{code} was not reached by arrow keys.");
    }

    /// <summary>Where the focus was lost for longer than a moment; empty when nowhere.</summary>
    public async Task<string> Lost() => string.Join("\n", await page.EvaluateAsync<string[]>("window.lostFocus"));
}
