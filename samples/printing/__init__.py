"""Sample sources to sample PDFs: designs, and the generators that draw them."""
