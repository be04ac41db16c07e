"""What an accepted amendment does to a duty, by the duties' own acts, in the transaction that issues the directive."""
