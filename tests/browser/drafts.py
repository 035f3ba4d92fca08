"""Pairs of drafts for the pages: an ordinary one, one that means harm, one that runs from right to left."""

ORDINARY = (
	"""CP/CSH-1190/10

SMALL HARBOURS OF THE CARIBBEAN

THE GENERAL ASSEMBLY,

CONSIDERING that a small harbour is the first road of an island,

RECALLING that pilots and fishermen share its lights,

RESOLVES:

1. To invite the member states to chart their small harbours every five years.

2. To request the Permanent Council to convene a meeting of harbour masters.

3. To instruct the General Secretariat to prepare the meeting mentioned in operative paragraph 2.

4. To encourage the exchange of harbour pilots among the islands.

5. To recommend that the lights of each harbour be kept by the people of that harbour.

6. To report on the implementation of operative paragraphs 2 and 4.
""",
	"""CP/CSH-1190/10 rev. 1

SMALL HARBOURS OF THE CARIBBEAN

THE GENERAL ASSEMBLY,

CONSIDERING that a small harbour is the first road of an island,

RECALLING that pilots and fishermen share its lights,

RESOLVES:

1. To invite the member states to chart their small harbours every three years and to publish the charts.

2. To recommend that the lights of each harbour be kept by the people of that harbour.

3. To request the Permanent Council to convene a meeting of harbour masters.

4. To instruct the General Secretariat to prepare the meeting mentioned in operative paragraph 2.

5. To thank the harbour masters of the region for their soundings.

6. To report on the implementation of operative paragraphs 2 and 4.
""")

HARM = "</p></script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>"
HOSTILE = (
	f"""TITLE {HARM}

THE GENERAL ASSEMBLY,

RESOLVES:

1. To keep {HARM} as it is, and & &amp; &lt; too.

2. To strike "{HARM}" out of the books of the harbour.
""",
	f"""TITLE {HARM} "quoted"

THE GENERAL ASSEMBLY,

RESOLVES:

1. To keep {HARM} as it was, \u202e and \x07 & &amp; &lt; too.

2. {'x' * 3000} {HARM} ]]> --> <!-- </style>
""")

RIGHT_TO_LEFT = (
	"""\u0627\u0644\u062c\u0645\u0639\u064a\u0629 \u0627\u0644\u0639\u0627\u0645\u0629

1. \u062a\u0637\u0644\u0628 \u0625\u0644\u0649 \u0627\u0644\u0623\u0645\u064a\u0646 \u0627\u0644\u0639\u0627\u0645 \u062a\u0642\u062f\u064a\u0645 \u062a\u0642\u0631\u064a\u0631 \u0639\u0646 A/RES/61/180.
""",
	"""\u0627\u0644\u062c\u0645\u0639\u064a\u0629 \u0627\u0644\u0639\u0627\u0645\u0629

1. \u062a\u0637\u0644\u0628 \u0625\u0644\u0649 \u0627\u0644\u0623\u0645\u064a\u0646 \u0627\u0644\u0639\u0627\u0645 \u062a\u0642\u062f\u064a\u0645 \u062a\u0642\u0631\u064a\u0631 \u0633\u0646\u0648\u064a \u0639\u0646 A/RES/61/180.
""")

PAIRS = {
	"ordinary": ORDINARY,
	"hostile": HOSTILE,
	"right-to-left": RIGHT_TO_LEFT,
	"same": (ORDINARY[0], ORDINARY[0]),
}
