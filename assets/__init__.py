"""The furniture and the demo scenes: parametric recipes, the models made from them, and the catalogue that lists them."""
