"""The furniture and the demo scenes: recipes, the models made from them, and their index."""
