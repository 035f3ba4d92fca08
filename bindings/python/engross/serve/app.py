"""The server: what answers under which path."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from typing import cast, get_args
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import engross

from . import languagetool, locales, reports
from .guard import Guard, Refusal, require_token
from .reports import Draft, Reports
from .settings import Settings
from .work import Workers

MAX_FIELDS = 100
PAGE_POLICY = (
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
	"frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
REPORT_POLICY = "sandbox allow-scripts allow-modals; frame-ancestors 'self'"
"""A report's own policy stands in it. Whatever a draft holds, its report has no access to the server's page."""
STATIC = {
	"page.html": "text/html",
	"page.css": "text/css",
	"page.js": "text/javascript",
	"icon.svg": "image/svg+xml",
}


class Server:
	"""The handlers and what they share."""

	def __init__(self, settings: Settings, context: engross.Context | None = None) -> None:
		self.settings = settings
		self.workers = Workers(settings, context)
		self.reports = Reports(settings.max_reports)

	# ---- LanguageTool's API

	async def check(self, request: Request) -> Response:
		parameters = await _parameters(request)
		require_token(self.settings, request, parameters.get("apiKey"))
		query = languagetool.read_query(parameters)
		return JSONResponse(await self.workers.run(partial(languagetool.answer, query)))

	async def languages(self, request: Request) -> Response:
		return JSONResponse(locales.languages())

	async def info(self, request: Request) -> Response:
		return JSONResponse({"software": languagetool.software()})

	async def health(self, request: Request) -> Response:
		return PlainTextResponse("OK")

	async def longest(self, request: Request) -> Response:
		return PlainTextResponse(str(self.settings.max_body))

	# ---- the page

	async def static(self, request: Request) -> Response:
		name = request.path_params.get("name", "page.html")
		if name not in STATIC:
			raise HTTPException(404)
		content = files(__package__).joinpath("static").joinpath(name).read_bytes()
		return Response(content, media_type=STATIC[name], headers={"Content-Security-Policy": PAGE_POLICY})

	async def make_report(self, request: Request) -> Response:
		require_token(self.settings, request)
		try:
			async with request.form(
				max_files=2, max_fields=MAX_FIELDS, max_part_size=self.settings.max_body
			) as form:
				drafts = [draft for name in ("old", "new") if (draft := await _draft(form, name)) is not None]
				language = locales.language_of(_field(form, "language"))
				stage = _stage(_field(form, "stage"))
		except MultiPartException as error:
			raise Refusal(400, str(error)) from error
		if not drafts:
			raise Refusal(400, "there is no draft")
		report = await self.workers.run(
			lambda context, deadline: reports.make(context, deadline, drafts, language, stage)
		)
		return JSONResponse(
			{"report": f"report/{self.reports.add(report)}", "title": report.title, "summary": report.summary}
		)

	async def report(self, request: Request) -> Response:
		report = self.reports.get(request.path_params["name"])
		if report is None:
			raise Refusal(404, "this report is gone: check the draft again")
		return HTMLResponse(report.html, headers={"Content-Security-Policy": REPORT_POLICY})


async def _parameters(request: Request) -> Mapping[str, str]:
	"""The parameters of the query and of the form in the body, the later ones winning."""
	try:
		pairs = list(request.query_params.multi_items())
		if request.method == "POST":
			body = (await request.body()).decode()
			pairs += parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
	except UnicodeDecodeError as error:
		raise Refusal(400, "the body is not UTF-8") from error
	except ValueError as error:
		raise Refusal(400, f"the body is no form: {error}") from error
	return dict(pairs)


async def _draft(form: FormData, name: str) -> Draft | None:
	part = form.get(name)
	if isinstance(part, UploadFile):
		return Draft(part.filename or "draft", await part.read())
	return Draft("typed text", part) if part else None


def _field(form: FormData, name: str) -> str:
	value = form.get(name, "")
	return value if isinstance(value, str) else ""


def _stage(value: str) -> engross.Stage | None:
	if value and value not in get_args(engross.Stage):
		raise Refusal(400, f"there is no stage {value!r}")
	return cast("engross.Stage | None", value or None)


async def _refused(request: Request, error: Exception) -> Response:
	if isinstance(error, Refusal):
		return error.response()
	status = error.status_code if isinstance(error, HTTPException) else 500
	headers = error.headers if isinstance(error, HTTPException) else None
	said = {404: "there is nothing under this address", 405: "this method is not for this address"}
	return Refusal(
		status, said.get(status, "the server failed"), cast("dict[str, str] | None", headers)
	).response()


def create_app(settings: Settings | None = None, context: engross.Context | None = None) -> Starlette:
	"""The ASGI application. CONTEXT: one of your own, instead of the one that SETTINGS describe."""
	settings = settings or Settings()
	server = Server(settings, context)
	return Starlette(
		routes=[
			Route("/v2/check", server.check, methods=["GET", "POST"]),
			Route("/v2/languages", server.languages),
			Route("/v2/info", server.info),
			Route("/v2/healthcheck", server.health),
			Route("/v2/maxtextlength", server.longest),
			Route("/", server.static),
			Route("/static/{name}", server.static),
			Route("/report", server.make_report, methods=["POST"]),
			Route("/report/{name}", server.report),
		],
		middleware=[Middleware(Guard, settings=settings)],
		exception_handlers={Refusal: _refused, HTTPException: _refused, 500: _refused},
	)
