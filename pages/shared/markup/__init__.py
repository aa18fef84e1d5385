"""View model to HTML text, every word escaped: nothing here knows Streamlit, a URL or a session."""
