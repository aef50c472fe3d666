"""What a device keeps of this application, and nothing of its people."""
