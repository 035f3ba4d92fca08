"""Makes grammars for editors from the citation systems of data/."""
