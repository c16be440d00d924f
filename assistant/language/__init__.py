"""What was said becomes a typed program: the types, their notation, English both ways, and the translator's grammar."""
