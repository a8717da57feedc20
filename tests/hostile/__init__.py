"""Inputs that are hostile, broken or absurd, each with the outcome it must have."""
