"""How the labeller is taught: models changed in many ways, looked at and felt, and small classifiers fitted to that."""
