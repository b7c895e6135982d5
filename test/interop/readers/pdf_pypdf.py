"""Prints what pypdf reads in a figure: its page, what it says of itself, and its text without spaces."""

import json
import sys

from pypdf import PdfReader

reader = PdfReader(sys.argv[1], strict=True)
page = reader.pages[0]
fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
for font in fonts:
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert len(descriptor["/FontFile2"].get_data()) > 1000
    assert "/ToUnicode" in font
print(
    json.dumps(
        {
            "pages": len(reader.pages),
            "width": float(page.mediabox.width),
            "height": float(page.mediabox.height),
            "title": reader.metadata.title,
            "subject": reader.metadata.subject,
            "fonts": sorted({font["/BaseFont"].lstrip("/") for font in fonts}),
            "about": json.loads(reader.attachments["about.json"][0]),
            "text": "".join(page.extract_text().split()),
        },
        ensure_ascii=True,
    )
)
