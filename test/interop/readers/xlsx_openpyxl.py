"""Prints what openpyxl reads in a workbook: {sheet: [row, …]}, rows without the empty cells at their ends.

A cell that openpyxl takes for anything but a text, number or truth value (a formula, a date, an error) is told apart.
"""

import json
import sys

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

PLAIN = {"s", "inlineStr", "n", "b"}


def value_of(cell):
    if cell.value is None:
        return None
    if cell.data_type not in PLAIN or cell.is_date:
        return {"type": cell.data_type, "value": str(cell.value)}
    # ECMA-376 has _xHHHH_ for characters in texts; openpyxl leaves that to who asks for it.
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


def rows_of(sheet):
    for row in sheet.iter_rows():
        values = [value_of(cell) for cell in row]
        while values and values[-1] is None:
            values.pop()
        yield values


book = load_workbook(sys.argv[1])
sheets = {name: list(rows_of(book[name])) for name in book.sheetnames}
frozen = {name: book[name].freeze_panes for name in book.sheetnames}
print(json.dumps({"sheets": sheets, "frozen": frozen}, sort_keys=True, ensure_ascii=True))
