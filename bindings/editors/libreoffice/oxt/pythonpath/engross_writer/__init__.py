"""Engross in Writer: the document's text is handed to the command `engross`, and what it says is shown in the document."""
