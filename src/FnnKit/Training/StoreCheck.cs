namespace FnnKit;

/// <summary>Refuses callbacks that need a run store if there is none: their checkpoints and logs would be lost silently.</summary>
internal static class StoreCheck
{
    /// <exception cref="SettingsException">A callback from a configuration needs a store.</exception>
    /// <exception cref="SetupException">A callback that was made in code needs a store.</exception>
    public static void Require(TrainingSetup setup)
    {
        var errors = new List<SettingError>();
        for (int i = 0; i < setup.Callbacks.Count; i++)
        {
            var callback = setup.Callbacks[i];
            string? use = callback.CheckpointsKept > 0 ? "saves checkpoints" : callback.LogFile is { } file ? $"writes '{file}'" : null;
            if (use is null)
                continue;
            string message = SettingDiagnostics.MissingStore.Format(PartIdentity.Get(callback).Name, use);
            errors.Add(new SettingError(SettingDiagnostics.MissingStore, setup.Settings?.Nearest($"Callbacks:{i}").Origin ?? new SettingOrigin($"Callbacks:{i}"), message));
        }

        if (errors.Count == 0)
            return;
        throw setup.Settings is not null ? new SettingsException([.. errors]) : new SetupException(string.Join(Environment.NewLine, errors.Select(error => error.Message)));
    }
}
