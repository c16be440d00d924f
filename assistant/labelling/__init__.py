"""What a thing is: small open models that each give an opinion, combined into calibrated labels with their evidence."""
