"""The Review section: Summary, Scorecard, Indicator, Meeting."""
