"""Where text comes in and domain types go out."""
