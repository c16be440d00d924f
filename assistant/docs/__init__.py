"""The generated pages of the documentation, one a file: `PAGE` (its path under docs/) and `render() -> str`."""
