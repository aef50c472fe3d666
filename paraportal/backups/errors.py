class BackupError(Exception):
    """A backup cannot be made or restored. The message is for the person at the terminal."""
