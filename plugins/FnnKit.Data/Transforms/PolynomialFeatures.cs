namespace FnnKit.Data;

/// <summary>Adds the products of numbers up to a degree, so that a network sees squares and interactions at once.</summary>
/// <remarks>
/// Behind the columns come, degree by degree, the products of every choice of them, with repetition: <c>a^2</c>, <c>a b</c>, <c>b^2</c> for a and b. Order and
/// names are those of scikit-learn's PolynomialFeatures; the column of ones is left out, since layers have a bias. Nothing is learned.
/// </remarks>
[Transform("polynomial-features")]
public sealed class PolynomialFeatures : ITransform, IGraphTransform
{
    private const int MostColumns = 100_000;

    /// <summary>How many numbers are multiplied at the most.</summary>
    [Range(2, 10)]
    public int Degree { get; set; } = 2;

    /// <summary>Whether only products of different columns are added, no powers.</summary>
    public bool InteractionOnly { get; set; }

    /// <summary>The names of the columns to multiply; by default all that hold numbers.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<Column> Plan(IReadOnlyList<Column> columns)
    {
        foreach (string name in Columns ?? [])
        {
            var column = columns.FirstOrDefault(column => column.Name == name) ?? throw new DataException($"There is no column '{name}' to multiply; "
                + $"the columns are {NameList.Format(columns.Select(column => column.Name))}.");
            if (column.IsCategory)
                throw new DataException($"Column '{name}' holds categories, which cannot be multiplied; "
                    + "make numbers of them first, with 'one-hot' or 'ordinal'.");
        }

        int[] numbers = Numbers(columns);
        var planned = new List<Column>(columns);
        for (int degree = 2; degree <= Degree; degree++)
        {
            int[] term = new int[degree];
            for (bool isThere = First(term, numbers.Length); isThere; isThere = Next(term, numbers.Length))
            {
                planned.Add(new Column(NameOf(term, numbers, columns)));
                if (planned.Count > MostColumns)
                    throw new DataException($"The products of {numbers.Length} columns up to degree {Degree} are more than {MostColumns}; "
                        + "name fewer 'Columns', or set a smaller 'Degree'.");
            }
        }

        return planned;
    }

    /// <inheritdoc/>
    public double[] Fit(IReadOnlyList<Column> columns, IColumnReader training) => [];

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> x, Matrix<double> y)
    {
        for (int i = 0; i < columns.Count; i++)
            x[i].CopyTo(y[i]);
        int count = 0, row = columns.Count;
        for (int i = 0; i < columns.Count; i++)
            count += IsMultiplied(columns[i]) ? 1 : 0;
        Span<int> numbers = stackalloc int[Math.Min(count, 256)];
        numbers = count > numbers.Length ? new int[count] : numbers;
        for (int i = 0, at = 0; i < columns.Count; i++)
        {
            if (IsMultiplied(columns[i]))
                numbers[at++] = i;
        }

        Span<int> room = stackalloc int[Degree];
        for (int degree = 2; degree <= Degree; degree++)
        {
            var term = room[..degree];
            for (bool isThere = First(term, count); isThere; isThere = Next(term, count))
            {
                var product = y[row++];
                x[numbers[term[0]]].CopyTo(product);
                foreach (int factor in term[1..])
                    Vectors.Multiply(product, x[numbers[factor]], product);
            }
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue x)
    {
        int[] numbers = Numbers(columns);
        var pieces = new List<GraphValue> { x };
        for (int degree = 2; degree <= Degree; degree++)
        {
            List<long>[] factors = [.. Enumerable.Range(0, degree).Select(_ => new List<long>())];
            int[] term = new int[degree];
            for (bool isThere = First(term, numbers.Length); isThere; isThere = Next(term, numbers.Length))
            {
                for (int i = 0; i < degree; i++)
                    factors[i].Add(numbers[term[i]]);
            }

            if (factors[0].Count > 0)
                pieces.Add(factors.Select(factor => GraphValue.Call("Gather", x, GraphValue.Integers([.. factor])).With("axis", 1)).Aggregate((a, b) => a * b));
        }

        return GraphValue.Concatenate(pieces);
    }

    private static string NameOf(int[] term, int[] numbers, IReadOnlyList<Column> columns)
        => string.Join(' ', term.GroupBy(factor => factor).Select(group => columns[numbers[group.Key]].Name + (group.Count() > 1 ? $"^{group.Count()}" : "")));

    private int[] Numbers(IReadOnlyList<Column> columns) => [.. Enumerable.Range(0, columns.Count).Where(i => IsMultiplied(columns[i]))];

    private bool IsMultiplied(Column column) => Columns is null ? !column.IsCategory : Columns.Contains(column.Name);

    private bool First(Span<int> term, int count)
    {
        for (int i = 0; i < term.Length; i++)
            term[i] = InteractionOnly ? i : 0;
        return InteractionOnly ? term.Length <= count : count > 0;
    }

    /// <summary>Goes to the next choice in lexicographic order.</summary>
    private bool Next(Span<int> term, int count)
    {
        int last = term.Length - 1, at = last;
        while (at >= 0 && term[at] == count - 1 - (InteractionOnly ? last - at : 0))
            at--;
        if (at < 0)
            return false;
        int next = term[at] + 1;
        for (; at <= last; at++)
            term[at] = InteractionOnly ? next++ : next;
        return true;
    }
}
