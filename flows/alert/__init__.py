"""What people are told of scheduled runs without asking: what is news, in which words, and by which way."""
