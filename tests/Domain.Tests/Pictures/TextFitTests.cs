using Coordination.Domain.Pictures;
using Xunit;

namespace Coordination.Domain.Tests.Pictures;

public sealed class TextFitTests
{
    [Fact]
    public void What_fits_stays_whole() => Assert.Equal(["Ottawa"], TextFit.Lines("Ottawa", 80, 12, 2));

    [Fact]
    public void Lines_break_between_words() => Assert.Equal(["Language", "training"], TextFit.Lines("Language training", 70, 12, 2));

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis()
    {
        Assert.Equal(["Information", "and orient…"], TextFit.Lines("Information and orientation for newcomers", 80, 12, 2));
        Assert.Equal(["Reconnais…"], TextFit.Lines("Reconnaissance", 80, 12, 1));
    }

    [Fact]
    public void No_text_has_no_lines() => Assert.Empty(TextFit.Lines(" ", 80, 12, 2));

    [Fact]
    public void No_line_is_wider_than_its_place() =>
        Assert.All(
            Enumerable.Range(10, 200).SelectMany(width => TextFit.Lines("Ottawa — Gatineau, évaluation et reconnaissance", width, 12, 3).Where(line => line.Length > 2).Select(line => (line, width))),
            fit => Assert.True(TextFit.Width(fit.line, 12) <= fit.width));

    [Fact]
    public void A_scale_draws_its_ends_at_its_ends_and_one_figure_alone_at_the_start()
    {
        Assert.Equal([300, 20, 160], new double[] { 0, 50, 25 }.Select(new LinearScale(0, 50, 300, 20).At));
        Assert.Equal(7, new LinearScale(3, 3, 7, 90).At(3));
    }
}
