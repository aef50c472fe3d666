"""From stored summaries to what a person reads: points, graphs, shares. Trials are never read here."""
