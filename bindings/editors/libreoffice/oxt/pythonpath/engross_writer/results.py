"""What was found last in each document, for the panels that show it."""

import unohelper
from com.sun.star.util import XCloseListener

_found = {}
_watchers = []


class _Farewell(unohelper.Base, XCloseListener):
	"""Forgets a document that is closed."""

	def __init__(self, uid):
		self._uid = uid

	def queryClosing(self, event, owner):
		pass

	def notifyClosing(self, event):
		_found.pop(self._uid, None)

	def disposing(self, event):
		_found.pop(self._uid, None)


def put(document, summary, items):
	"""ITEMS are what was found in DOCUMENT."""
	uid = document.RuntimeUID
	if uid not in _found:
		document.addCloseListener(_Farewell(uid))
	_found[uid] = (summary, items)
	for watcher in list(_watchers):
		watcher(uid)


def get(uid):
	"""The summary and the items of the document UID; None where nothing was looked for."""
	return _found.get(uid)


def watch(watcher):
	"""Calls WATCHER with the document's uid when its results change."""
	_watchers.append(watcher)


def unwatch(watcher):
	if watcher in _watchers:
		_watchers.remove(watcher)
