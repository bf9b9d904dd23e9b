"""What the desk works with: pages for those who are signed in."""
