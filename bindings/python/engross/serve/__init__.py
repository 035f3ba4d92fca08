"""`engross-serve`: a local HTTP server for word processors, editors and browsers.

It speaks the LanguageTool API, so that every program with a client for it (LibreOffice has one built in) underlines
what Engross finds, and it shows a page on which a draft can be dropped to be checked, or two to be compared. docs/serve.md
tells how to connect what.

`engross.serve.app.create_app()` makes the application for those who serve it themselves.
"""
