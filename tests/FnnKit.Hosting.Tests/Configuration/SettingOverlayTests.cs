using System.Text;

namespace FnnKit.Hosting.Tests.Configuration;

public class SettingOverlayTests
{
    private static SettingNode Read(string json) => SettingReader.Read(Encoding.UTF8.GetBytes(json), "a.json");

    private static string Show(SettingNode node) => node.Kind switch
    {
        SettingKind.Object => "{" + string.Join(",", node.Members.Select(member => $"{member.Key}:{Show(member.Value)}")) + "}",
        SettingKind.Array => "[" + string.Join(",", node.Items.Select(Show)) + "]",
        _ => node.ToString(),
    };

    private static string Merge(string earlier, string later) => Show(SettingOverlay.Merge(Read(earlier), Read(later)));

    private static string Set(string json, string path, string value)
        => Show(SettingOverlay.Set(Read(json), path, SettingLayer.Parse(path, value, new SettingOrigin("--set"))));

    [Fact]
    public void Objects_merge_by_key() => Assert.Equal("{a:{b:1,c:3,d:4}}", Merge("""{"a":{"b":1,"c":2}}""", """{"A":{"C":3,"d":4}}"""));

    [Fact]
    public void A_list_replaces_the_list() => Assert.Equal("{a:[9]}", Merge("""{"a":[1,2,3]}""", """{"a":[9]}"""));

    [Fact]
    public void A_part_of_another_type_replaces_the_part_with_all_its_options()
        => Assert.Equal("""{o:{Type:"sgd"}}""", Merge("""{"o":{"Type":"adam","Beta1":0.5}}""", """{"o":{"Type":"sgd"}}"""));

    [Fact]
    public void Options_of_the_same_part_merge()
        => Assert.Equal("""{o:{Type:"adam",Beta1:0.5,Beta2:0.9}}""", Merge("""{"o":{"Type":"adam","Beta1":0.5}}""", """{"o":{"Type":"adam","Beta2":0.9}}"""));

    [Fact]
    public void An_option_can_be_laid_over_the_short_form_of_a_part()
        => Assert.Equal("""{o:{Type:"adam",Beta1:0.5}}""", Merge("""{"o":"adam"}""", """{"o":{"Beta1":0.5}}"""));

    [Fact]
    public void A_value_is_set_by_its_path() => Assert.Equal("{a:{b:2,c:3}}", Set("""{"a":{"b":1,"c":3}}""", "A:B", "2"));

    [Fact]
    public void A_value_that_is_not_there_yet_is_added() => Assert.Equal("{a:{},b:{c:2}}", Set("""{"a":{}}""", "b:c", "2"));

    [Fact]
    public void An_item_of_a_list_is_addressed_by_its_index() => Assert.Equal("{a:[{u:1},{u:7}]}", Set("""{"a":[{"u":1},{"u":2}]}""", "a:1:u", "7"));

    [Fact]
    public void A_list_is_set_as_a_whole_by_json() => Assert.Equal("""{a:["x","y"]}""", Set("""{"a":[1,2,3]}""", "a", """["x","y"]"""));

    [Fact]
    public void What_is_laid_over_leaves_what_is_below_as_it_was()
    {
        var earlier = Read("""{"a":{"b":1}}""");
        SettingOverlay.Set(earlier, "a:b", SettingLayer.Parse("a:b", "2", new SettingOrigin("--set")));
        SettingOverlay.Merge(earlier, Read("""{"a":{"b":3}}"""));
        Assert.Equal("{a:{b:1}}", Show(earlier));
    }
}
