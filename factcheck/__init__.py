"""Take contested news apart, claim by claim, and publish what holds."""
