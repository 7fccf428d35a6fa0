"""Tables made whole and straight: joined over breaks, blocks split, columns realigned by arithmetic."""
