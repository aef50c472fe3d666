class EngineError(Exception):
    """An engine cannot run. The message is for the person at the terminal and says what to do."""
