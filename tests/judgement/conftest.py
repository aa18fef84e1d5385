"""Properties without a stop-watch: a busy machine is not a wrong answer."""

from hypothesis import settings

settings.register_profile("judgement", deadline=None)
settings.load_profile("judgement")
