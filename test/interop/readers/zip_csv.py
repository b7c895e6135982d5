"""Prints what Python's zipfile and csv modules read in an archive of tables: {file: [row, …]}. All values are texts."""

import csv
import io
import json
import sys
import zipfile

csv.field_size_limit(10_000_000)
with zipfile.ZipFile(sys.argv[1]) as archive:
    broken = archive.testzip()
    if broken is not None:
        raise ValueError(f"{broken} is broken")
    tables = {
        name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8"), newline=""), strict=True))
        for name in archive.namelist()
    }
print(json.dumps(tables, sort_keys=True, ensure_ascii=True))
