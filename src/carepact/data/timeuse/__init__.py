"""Readers of time-use surveys, one module a survey."""

from carepact.data.timeuse.diaries import Diaries, ReplicateWeights, SampleDesign
from carepact.data.timeuse.surveys import known_surveys, read_diaries

__all__ = ["Diaries", "ReplicateWeights", "SampleDesign", "known_surveys", "read_diaries"]
