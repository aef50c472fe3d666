"""Who answers for it: contacts, coverage, coaching, fidelity, training, weekly reports."""
