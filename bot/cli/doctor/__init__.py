"""`commitments doctor`: what keeps this machine from reading, storing and sending."""
