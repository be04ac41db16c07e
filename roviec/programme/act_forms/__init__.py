"""One form for each thing that can be written about an item. They check what can be typed; the acts decide."""
