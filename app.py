"""The front door: page config, settings, sign-in, navigation, and the last word on every error."""

import gc
import logging
from functools import partial

import streamlit as st

from pages.shared import furniture, navigation
from scorecard.settings import SettingsError, read


@st.cache_resource
def settle() -> None:
    """What was imported stays: a collection need not walk it again after every run."""
    gc.collect()
    gc.freeze()


def main() -> None:
    """One run of the screen that the address names."""
    st.set_page_config(page_title=furniture.NAME, page_icon=furniture.ICON, layout="wide")
    settle()
    furniture.dress()
    try:
        navigation.run(read())
    except SettingsError as wrong:
        navigation.everywhere(partial(furniture.refusal, str(wrong)))
    except Exception as error:
        if not furniture.is_refusal(error):
            logging.getLogger(__name__).exception("A screen could not be shown")
        furniture.refusal(furniture.sentence(error))


main()
