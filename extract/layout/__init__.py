"""Lines to blocks: what stands together on the page or in the text."""
