"""The members of the ensemble, one a file; `assistant/labelling/member.py` says what such a file declares."""
