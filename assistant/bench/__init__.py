"""The benchmarks, one a file: `NAME`, `HELP`, and `run(options) -> Iterator[dict]` of measured figures.

Figures are medians, percentiles or ratios taken side by side with the alternative; no test asserts a time.
"""
