"""The models: where their weights come from, and one backend a file behind the protocols."""
