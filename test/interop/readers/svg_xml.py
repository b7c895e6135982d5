"""Prints what Python's XML parser reads in a figure: its size, what it says of itself, texts in their order, ids."""

import json
import sys
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"

root = ElementTree.parse(sys.argv[1]).getroot()
assert root.tag == f"{SVG}svg"


def ids(attribute):
    return sorted({element.get(attribute) for element in root.iter() if attribute in element.attrib})


print(
    json.dumps(
        {
            "width": float(root.get("width")),
            "height": float(root.get("height")),
            "title": root.findtext(f"{SVG}title"),
            "desc": root.findtext(f"{SVG}desc"),
            "about": json.loads(root.findtext(f"{SVG}metadata")),
            "texts": [element.text for element in root.iter(f"{SVG}tspan")],
            "actors": ids("data-actor"),
            "lines": ids("data-line"),
        },
        ensure_ascii=True,
    )
)
