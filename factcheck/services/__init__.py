"""What people do: the session comes first, and none of them commits."""
