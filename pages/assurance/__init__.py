"""The Assurance section: variance reports, escalations, actions, audits, risks."""
