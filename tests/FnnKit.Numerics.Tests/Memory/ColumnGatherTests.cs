namespace FnnKit.Numerics.Tests.Memory;

public class ColumnGatherTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 400)]
    [InlineData(4, 64)]
    [InlineData(33, 19)]
    [InlineData(784, 23)]
    public void Rows_become_columns_in_the_order_that_was_asked_for(int length, int columns)
    {
        const int Count = 50;
        float[] table = [.. Enumerable.Range(0, Count * length).Select(i => (float)i)];
        int[] rows = [.. Enumerable.Range(0, columns).Select(j => j * 7 % Count)];
        float[] single = new float[length * columns];
        double[] wide = new double[length * columns];

        ColumnGather.Run(table, rows, new Matrix<float>(single, length, columns));
        ColumnGather.Run([.. table.Select(x => (double)x)], rows, new Matrix<double>(wide, length, columns));

        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Assert.Equal(table[(rows[j] * length) + i], single[(i * columns) + j]);
                Assert.Equal(table[(rows[j] * length) + i], wide[(i * columns) + j]);
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_row_that_is_not_in_the_table_is_refused(int row)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ColumnGather.Run([1f, 2, 3, 4, 5, 6], [0, row], new Matrix<float>(new float[4], 2, 2)));

    [Fact]
    public void All_rows_in_order_become_columns_for_any_shape()
    {
        for (int rows = 1; rows < 40; rows += 3)
        {
            for (int length = 1; length < 70; length += 5)
            {
                AssertTransposed<float>(rows, length);
                AssertTransposed<double>(rows, length);
                AssertTransposed<long>(rows, length);
            }
        }
    }

    private static void AssertTransposed<T>(int rows, int length)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        T[] table = [.. Enumerable.Range(0, rows * length).Select(T.CreateTruncating)], columns = new T[rows * length];
        ColumnGather.Run<T>(table, new Matrix<T>(columns, length, rows));
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < length; i++)
                Assert.Equal(table[(row * length) + i], columns[(i * rows) + row]);
        }
    }
}
