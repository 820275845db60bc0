namespace FnnKit.Tests.Parts;

public class NearestNameTests
{
    private static readonly string[] Names = ["relu", "leaky-relu", "sigmoid", "tanh"];

    [Theory]
    [InlineData("rleu", "relu")]
    [InlineData("RELU", "relu")]
    [InlineData("sigmoyd", "sigmoid")]
    [InlineData("leakyrelu", "leaky-relu")]
    [InlineData("tan", "tanh")]
    public void A_misspelled_name_finds_the_most_similar_one(string name, string nearest)
    {
        Assert.Equal(nearest, NearestName.Find(name, Names));
        Assert.Equal($"; did you mean '{nearest}'?", NearestName.Suggest(name, Names));
        Assert.True(NearestName.IsSlip(name, Names));
    }

    [Theory]
    [InlineData("convolution")]
    [InlineData("")]
    public void Another_word_finds_nothing(string name)
    {
        Assert.Null(NearestName.Find(name, Names));
        Assert.Empty(NearestName.Suggest(name, Names));
        Assert.False(NearestName.IsSlip(name, Names));
    }

    [Fact]
    public void No_names_give_no_suggestion() => Assert.Null(NearestName.Find("relu", []));

    [Theory]
    [InlineData("sigmioyd", true)]
    [InlineData("sgmoydd", false)]
    public void Swapped_neighbours_count_as_one_edit(string name, bool isSlip) => Assert.Equal(isSlip, NearestName.IsSlip(name, Names));
}
