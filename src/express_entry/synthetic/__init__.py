"""Synthetic pools: invented candidates whose scores stand in the published bands, for tests, training and benchmarks.

What is published of the pool is how many candidates stand in each band on a day. That is matched exactly; everything
else about the candidates is drawn by invented weights (``weights.toml``) and says nothing about real people.
"""
