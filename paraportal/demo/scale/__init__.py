"""An invented district of any size, by bulk inserts: what pages and servers are measured on.

`seed_demo --students 10000 --paras 2000 --years 1` plants it. Every constraint and trigger stays on.
"""

from paraportal.demo.scale.frame import accounts
from paraportal.demo.scale.seed import Planted, Size, plant

__all__ = ["Planted", "Size", "accounts", "plant"]
