"""What people decided under review: cells that are meant otherwise, findings that are the publisher's and accepted."""
