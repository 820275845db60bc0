namespace FnnKit;

/// <summary>The data and the transforms of a model without the columns that a transform leaves out: nobody has to give them to the model.</summary>
/// <param name="Schema">What the data holds without these columns.</param>
/// <param name="Transforms">The transforms that are left.</param>
internal sealed record DroppedColumns(DataSchema Schema, IReadOnlyList<ITransform> Transforms)
{
    /// <summary>
    /// Finds the columns that are left out before any transform has looked at them together with others; null if there are none. Columns without names of
    /// their own stay, since a model finds them by their places.
    /// </summary>
    public static DroppedColumns? Find(DataSchema schema, IReadOnlyList<ITransform> transforms)
    {
        if (schema.FeatureShape.Dimensions.Length > 1 || AreNumbered(schema.Features))
            return null;
        Column[] columns = [.. schema.Features];
        var left = transforms.ToList();
        for (int i = 0; i < left.Count && left[i] is ColumnTransform or ISelectingTransform;)
        {
            if (left[i] is not ISelectingTransform || Without(columns, left, i) is not { } fewer)
            {
                i++;
                continue;
            }

            columns = fewer;
            left.RemoveAt(i);
        }

        return columns.Length == schema.Features.Count ? null : new(new DataSchema(columns, schema.Targets), left);
    }

    /// <summary>The columns of the data without those that a transform leaves out; null where the transforms need them, or do not find them.</summary>
    private static Column[]? Without(Column[] columns, List<ITransform> transforms, int place)
    {
        try
        {
            var before = Plan(columns, transforms.Take(place));
            string[] kept = [.. transforms[place].Plan(before).Select(column => column.Name)];
            string[] dropped = [.. before.Select(column => column.Name).Except(kept)];
            Column[] fewer = [.. columns.Where(column => !dropped.Contains(column.Name))];
            bool areAllOfData = fewer.Length > 0 && fewer.Length == columns.Length - dropped.Length;
            return areAllOfData && Plan(fewer, transforms.Take(place)).Select(column => column.Name).SequenceEqual(kept) ? fewer : null;
        }
        catch (DataException)
        {
            return null;
        }
    }

    private static IReadOnlyList<Column> Plan(Column[] columns, IEnumerable<ITransform> transforms)
        => transforms.Aggregate((IReadOnlyList<Column>)columns, (current, transform) => transform.Plan(current));

    private static bool AreNumbered(IReadOnlyList<Column> columns)
        => columns.All(column => column.Name.Length > 0 && char.IsAsciiDigit(column.Name[^1])) && columns.Select(column => column.Name.TrimEnd("0123456789".ToCharArray())).Distinct().Count() == 1;
}
