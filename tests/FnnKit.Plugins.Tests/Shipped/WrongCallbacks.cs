namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>Callbacks that violate the laws of their state. They are nested in a class that is not exported, so that no catalogue finds them.</summary>
internal static class WrongCallbacks
{
    /// <summary>Counts in itself instead of in its run.</summary>
    [Callback("sharing")]
    public sealed class Sharing : ICallback
    {
        private int _count;

        public ICallbackRun Start() => new Run(this);

        private sealed class Run(Sharing callback) : ICallbackRun
        {
            public void After(EpochReport report, ICallbackHost host)
            {
                if (++callback._count == 20)
                    host.Stop("twenty epochs are enough");
            }
        }
    }

    /// <summary>Counts, but does not save how far.</summary>
    [Callback("forgetful")]
    public sealed class Forgetful : ICallback
    {
        public ICallbackRun Start() => new Run();

        private sealed class Run : ICallbackRun
        {
            private int _count;

            public void After(EpochReport report, ICallbackHost host)
            {
                if (++_count == 20)
                    host.SaveCheckpoint();
            }
        }
    }

    /// <summary>Restores something else than it saved.</summary>
    [Callback("inexact")]
    public sealed class Inexact : ICallback
    {
        public ICallbackRun Start() => new Run();

        private sealed class Run : ICallbackRun
        {
            private double _best = double.PositiveInfinity;

            public void After(EpochReport report, ICallbackHost host) => _best = Math.Min(_best, report.Values["loss"]);

            public double[] Save() => [_best];

            public void Restore(ReadOnlySpan<double> saved) => _best = saved[0] / 3;
        }
    }

    /// <summary>Asks to be called after a negative number of steps.</summary>
    [Callback("backward")]
    public sealed class Backward : ICallback
    {
        public int EverySteps => -1;

        public ICallbackRun Start() => new Run();

        private sealed class Run : ICallbackRun;
    }
}
