using System.Net;
using System.Text;

namespace FnnKit.Serving.Tests;

/// <summary>Requests that are broken in every way must be answered or refused, and never fail the server.</summary>
public sealed class MutationTests
{
    private const int Rounds = 700;

    private static readonly string[] Scraps =
    [
        "", "null", "NaN", "-1", "1e999", "9223372036854775808", "true", "[]", "{}", "[[", "]]", "\"", "\\", "\\ud800", ",", ":", "\0", "\n", "é", "0x10", "1,5", "-", "'", "9007199254740993", "\"age\":1,",
    ];

    private static readonly (string Path, string Type, string Body)[] Seeds =
    [
        ("/models/churn/predict", "application/json", """{"age":40,"plan":"plus","since":"2019-05-12","visits":7}"""),
        ("/models/churn/predict", "application/json", """[{"age":40,"plan":"plus","since":"2019-05-12","visits":7},{"age":null,"plan":"basic","since":"2019-05-12T10:00:00Z","visits":1}]"""),
        ("/models/churn/predict", "application/x-ndjson", "{\"age\":40,\"plan\":\"plus\",\"since\":\"2019-05-12\",\"visits\":7}\n{\"age\":41,\"plan\":\"plus\",\"since\":\"2019-05-12\",\"visits\":7}\n"),
        ("/models/churn/predict", "text/csv", "age,plan,since,visits\n40,plus,2019-05-12,7\n,\"gold <b>\",2019-05-13,8\n"),
        ("/v2/models/churn/infer", "application/json", """{"id":"a","inputs":[{"name":"age","shape":[1],"datatype":"FP64","data":[40]},{"name":"plan","shape":[1,1],"datatype":"BYTES","data":[["plus"]]},{"name":"since","shape":[1],"datatype":"BYTES","data":["2019-05-12"]},{"name":"visits","shape":[1],"datatype":"INT64","data":[7]}],"outputs":[{"name":"class"}]}"""),
        ("/v2/models/moons/infer", "application/json", """{"inputs":[{"name":"features","shape":[2,2],"datatype":"FP32","data":[[0.5,0.25],[1,2]]}]}"""),
    ];

    [Fact]
    public async Task Mutated_requests_get_2xx_or_4xx()
    {
        await using var app = await ServedApp.WithModelsAsync([("churn", TrainedModels.Customers), ("moons", TrainedModels.Moons)]);
        var random = new Random(20);
        var seen = new Dictionary<HttpStatusCode, int>();
        for (int round = 0; round < Rounds * Seeds.Length; round++)
        {
            var (path, type, body) = Seeds[round % Seeds.Length];
            byte[] bytes = Mutate(Encoding.UTF8.GetBytes(body), random);
            var (status, text, answer) = await app.Post(path, bytes, type, random.Next(20) == 0 ? [("Inference-Header-Content-Length", $"{random.Next(-1, 300)}")] : []);
            Assert.True((int)status is (>= 200 and < 300) or (>= 400 and < 500), $"{status} for {Encoding.UTF8.GetString(bytes)}: {text}");
            if (status != HttpStatusCode.OK)
                Assert.False(string.IsNullOrEmpty(RowTests.Error(text)));
            seen[status] = seen.GetValueOrDefault(status) + 1;
            answer.Dispose();
        }

        // Both kinds occur, so that the mutations are neither harmless nor hopeless.
        Assert.True(seen[HttpStatusCode.OK] > Rounds / 10 && seen[HttpStatusCode.BadRequest] > Rounds, string.Join(", ", seen));
        Assert.Equal(HttpStatusCode.OK, (await app.Post(Seeds[0].Path, Seeds[0].Body)).Status);
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        var bytes = body.ToList();
        for (int i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes = [.. bytes.Take(at)];
                    break;
                default:
                    int digit = bytes.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9');
                    if (digit >= 0)
                        bytes[digit] = (byte)('0' + random.Next(10));
                    break;
            }
        }

        return [.. bytes];
    }
}
