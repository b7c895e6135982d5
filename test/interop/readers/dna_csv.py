"""Prints what Python's csv module reads in a list of statements: {columns, rows}. All values are texts."""

import csv
import json
import sys

csv.field_size_limit(10_000_000)
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    columns, *rows = csv.reader(file, delimiter=";", strict=True)
print(json.dumps({"columns": columns, "rows": rows}, sort_keys=True, ensure_ascii=True))
