"""What was promised: goals, targets, measures, supports, plan updates. Every plan in versions."""
