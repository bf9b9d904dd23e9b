"""The API: what the public reads and the desk does, for programs, by the same services and presenters."""
