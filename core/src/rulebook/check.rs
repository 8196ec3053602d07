//! Checks for authors: whether the rulebook holds together beyond what reading it needs.
